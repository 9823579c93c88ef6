package vn.motcua.firmware.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.random.RandomGenerator;

/** The key of a simulated board, from the day's seed: with it the same day has the same seals. */
public final class SimulatedKey {
  private static final int BYTES = 32;

  private SimulatedKey() {}

  /** The key that this random source gives. */
  public static PrivateKey of(RandomGenerator random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }
}
