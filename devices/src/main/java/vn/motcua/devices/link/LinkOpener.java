package vn.motcua.devices.link;

/** The {@link Opener} of a device that talks in bytes. */
public interface LinkOpener extends Opener<ByteLink> {}
