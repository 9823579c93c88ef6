package vn.motcua.devices.life;

import vn.motcua.devices.link.ByteLink;

/** A {@link SessionOn} a device that talks in bytes. */
@FunctionalInterface
public interface Session extends SessionOn<ByteLink> {}
