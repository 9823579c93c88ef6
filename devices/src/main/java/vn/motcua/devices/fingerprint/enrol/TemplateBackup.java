package vn.motcua.devices.fingerprint.enrol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.Pid;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * Copies templates from and to modules: its output is encrypted, and its input must have been
 * encrypted for the same slot.
 *
 * <pre>
 *   "MTF1" 4 | slot 4 | nonce 12 | AES-256-GCM of the template, with the first 8 bytes authenticated
 * </pre>
 */
public final class TemplateBackup {
  /** The largest known template has 1 536 bytes (R503). */
  static final int TEMPLATE_BYTES_MAX = 4096;

  private static final int MAGIC = 0x4D544631;
  private static final int HEAD_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final long PACKET_NANOS_MAX = 2_000_000_000L;

  private final SecretKey key;
  private final SecureRandom random;

  /** Backups under {@code key}, an AES key of 256 bits that is not kept on the same card. */
  public TemplateBackup(SecretKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /** The encrypted template of {@code slot}, or empty when none is there. */
  public ModuleTask<Optional<byte[]>> save(int slot) {
    return module ->
        module.load(1, slot) ? Optional.of(encrypt(slot, upload(module))) : Optional.empty();
  }

  /** Puts a saved template back into the slot it came from. */
  public ModuleTask<Integer> restore(byte[] saved) {
    byte[] copy = saved.clone();
    return module -> {
      byte[] template = decrypt(copy);
      int slot = ByteBuffer.wrap(copy).getInt(4);
      download(module, template);
      module.store(1, slot);
      return slot;
    };
  }

  /** UpChar, then data packets up to the one that is marked as the last; sizes differ by model. */
  private static byte[] upload(ModuleCommands module) throws LinkException {
    module.ask(Packet.command(Instruction.UP_CHAR, 1), Set.of());
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    while (true) {
      Packet packet = module.client().data(PACKET_NANOS_MAX);
      template.writeBytes(packet.content());
      if (template.size() > TEMPLATE_BYTES_MAX) {
        throw new LinkException(new Fault.Garbled("a template without end"));
      }
      if (packet.pid() == Pid.END_OF_DATA) {
        return template.toByteArray();
      }
    }
  }

  private static void download(ModuleCommands module, byte[] template) throws LinkException {
    module.ask(Packet.command(Instruction.DOWN_CHAR, 1), Set.of());
    int step = module.parameters().packetBytes();
    for (int at = 0; at < template.length; at += step) {
      int end = Math.min(at + step, template.length);
      Pid pid = end == template.length ? Pid.END_OF_DATA : Pid.DATA;
      module
          .client()
          .send(new Packet(Packet.ADDRESS_DEFAULT, pid, Arrays.copyOfRange(template, at, end)));
    }
  }

  private byte[] encrypt(int slot, byte[] template) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] head = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putInt(slot).array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, head).doFinal(template);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + sealed.length)
          .put(head)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing", e);
    }
  }

  private byte[] decrypt(byte[] saved) throws LinkException {
    if (saved.length < HEAD_BYTES + NONCE_BYTES || ByteBuffer.wrap(saved).getInt(0) != MAGIC) {
      throw new LinkException(new Fault.Garbled("this is no fingerprint backup"));
    }
    byte[] head = Arrays.copyOf(saved, HEAD_BYTES);
    byte[] nonce = Arrays.copyOfRange(saved, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
    int begin = HEAD_BYTES + NONCE_BYTES;
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, head).doFinal(saved, begin, saved.length - begin);
    } catch (GeneralSecurityException e) {
      throw new LinkException(
          new Fault.Garbled("the backup is damaged or was made with another key"), e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] head) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    return cipher;
  }
}
