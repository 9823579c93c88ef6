package vn.motcua.bridge.inbox.verify;

import java.util.List;
import java.util.Map;

/**
 * The progress of a run, with everything that is needed to continue.
 *
 * @param chainId number of the chain that is being read
 * @param chain its name
 * @param isDone whether that chain was read to its end
 * @param sequence the last sequence checked
 * @param place its place
 * @param hash its hash
 * @param days counts of the chain
 * @param tally counts of everything checked so far
 * @param faults faults found so far, one line each, at most {@link #FAULTS_MAX}; the tally counts
 *     the rest
 */
public record RecordProgress(
    long chainId,
    String chain,
    boolean isDone,
    long sequence,
    String place,
    String hash,
    Map<String, Map<String, Long>> days,
    RecordTally tally,
    List<String> faults) {
  /** Faults that the continued run reports again; further ones are only counted. */
  public static final int FAULTS_MAX = 10_000;
}
