package vn.motcua.devices.vm;

/**
 * A sentence that must be true, and its check, which throws when it is not. Runs as a test of this
 * process or in the guest of {@link RealKernelTest}.
 */
public record Check(String sentence, Body body) {

  /** What a check does. */
  public interface Body {
    /** Throws when the sentence is not true. */
    void run() throws Exception;
  }
}
