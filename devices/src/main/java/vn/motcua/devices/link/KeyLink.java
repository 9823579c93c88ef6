package vn.motcua.devices.link;

import java.util.BitSet;

/** A line of input events whose key state can be asked for, after the kernel dropped some. */
public interface KeyLink extends ByteLink {
  /** Key codes that are down now. */
  BitSet keysDown() throws LinkException;
}
