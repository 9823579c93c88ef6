package vn.motcua.devices.camera.code;

/**
 * A code found in a picture.
 *
 * @param text its content, as UTF-8 where the code does not say otherwise
 * @param aim AIM identifier such as {@code ]C0}
 * @param symbology name of the symbology, such as {@code CODE_128}
 */
public record Code(String text, String aim, String symbology) {
  /** Hides the text: it may come from a citizen card. */
  @Override
  public String toString() {
    return "Code[characters=" + text.length() + ", aim=" + aim + "]";
  }
}
