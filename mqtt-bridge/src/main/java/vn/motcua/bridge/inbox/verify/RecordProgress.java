package vn.motcua.bridge.inbox.verify;

import java.util.List;
import java.util.Map;

/**
 * How far a run has come: all that is needed to go on from there.
 *
 * @param chainId number of the chain that is being read
 * @param chain its name
 * @param isDone whether that chain was read to its end
 * @param sequence the last sequence that was looked at
 * @param place its place
 * @param hash its hash
 * @param days what was counted of the chain
 * @param tally what was looked at so far
 * @param faults what was found so far, a line each, at most {@link #FAULTS_MAX}; the tally counts
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
  /** Faults that are told again by the run that goes on; further ones are counted. */
  public static final int FAULTS_MAX = 10_000;
}
