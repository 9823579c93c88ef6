package vn.motcua.devices.vm;

/**
 * One sentence that must be true, and how to find out; throws when it is not. Runs as a test of
 * this process or in the guest of {@link RealKernelTest}.
 */
public record Check(String sentence, Body body) {

  /** What a check does. */
  public interface Body {
    /** Throws when the sentence is not true. */
    void run() throws Exception;
  }
}
