package vn.motcua.devices.scanner;

import vn.motcua.devices.Reading;

/**
 * One whole code from a barcode scanner or a camera. {@code text} is UTF-8 without prefix, suffix
 * or AIM identifier; {@code aim} is the identifier (such as {@code ]C0}) or empty when none was
 * sent. May contain personal data: it must not be logged before it is recognised as a dossier code.
 */
public record Scanned(String device, String text, String aim, long monotonicNanos)
    implements Reading {
  @Override
  public boolean isOfDevice() {
    return false;
  }

  /** Hides the text: a citizen card may have been scanned by mistake. */
  @Override
  public String toString() {
    return "Scanned[device=" + device + ", characters=" + text.length() + ", aim=" + aim + "]";
  }
}
