package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The patterns of the contract are the measure. */
class IdentifierShapesTest {
  private static final Pattern TYPE =
      Pattern.compile("vn\\.motcua\\.[a-z]{1,40}\\.[a-z]{1,40}\\.v[0-9]{1,3}");
  private static final Pattern BOOT = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Pattern TOPIC =
      Pattern.compile("motcua/v1/([a-z0-9-]{1,40})/([a-z0-9-]{1,40})/([a-z]{1,20})");
  private static final List<String> SOUND =
      List.of(
          "vn.motcua.ticket.reserved.v1",
          "vn.motcua.v.v.v123",
          "vn.motcua.vv.vvv.v1",
          "motcua/v1/minh-hoa/bo-1/events",
          "motcua/v1/a/b/c",
          "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11");
  private static final String LETTERS = "avz09AZ./-+#v\u0000á";

  @Test
  void shapesAreThoseOfTheContractHoweverATextIsDamaged() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      String text = damaged(SOUND.get(random.nextInt(SOUND.size())), random);
      assertThat(IdentifierShapes.isType(text)).as(text).isEqualTo(TYPE.matcher(text).matches());
      assertThat(IdentifierShapes.isBoot(text)).as(text).isEqualTo(BOOT.matcher(text).matches());
      var match = TOPIC.matcher(text);
      var address = Topics.parse(text);
      assertThat(address != null).as(text).isEqualTo(match.matches());
      if (address != null) {
        assertThat(address.board()).isEqualTo(new Topics(match.group(1), match.group(2)));
        assertThat(address.leaf()).isEqualTo(match.group(3));
      }
    }
  }

  private static String damaged(String text, SplittableRandom random) {
    StringBuilder result = new StringBuilder(text);
    for (int times = random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(result.length());
      String letter = String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
      switch (random.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, letter);
        case 2 -> result.insert(at, letter.repeat(random.nextInt(70)));
        default -> result.replace(at, at + 1, letter);
      }
    }
    return result.toString();
  }
}
