package vn.motcua.firmware.people.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions of a process, by the hash of their token. They outlast the board that began them: a
 * new catalogue builds the board anew, and nobody has to sign in again for that. One {@link
 * Sessions} at a time uses it, and guards it.
 */
public final class OpenSessions {
  final Map<String, SignedIn> byHash = new LinkedHashMap<>();
}
