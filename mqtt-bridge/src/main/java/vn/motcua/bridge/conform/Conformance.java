package vn.motcua.bridge.conform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import vn.motcua.bridge.conform.PlayedBoard.Failed;
import vn.motcua.bridge.conform.Scenario.Play;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.wire.Topics;

/**
 * Acts as boards of the invented centre {@value #CENTRE} and checks a case server's answers.
 *
 * <p>Each check has its own board, {@code <run>-<check>} with a random run of eight hex digits, so
 * that neither an earlier run nor another check can disturb it. What the case server stores of
 * these boards can be recognised by the centre's name. Their retained births and the retained
 * answers to them are taken off the broker again. One thread.
 */
public final class Conformance {
  /** The centre of the emulated boards; no real centre may have this id. */
  public static final String CENTRE = "conform";

  private static final System.Logger LOG = System.getLogger(Conformance.class.getName());
  private static final List<Scenario> SCENARIOS =
      Stream.of(PlacesInOrder.scenarios(), Refusals.scenarios(), Carriers.scenarios())
          .flatMap(List::stream)
          .toList();

  private final MqttPort.Opener opener;
  private final RandomGenerator random;
  private final Duration patience;
  private final Duration quiet;
  private final String run;

  /**
   * Ready to {@link #run}.
   *
   * @param patience the longest time for an answer that must come
   * @param quiet the time to wait for an answer that must not come
   */
  public Conformance(
      MqttPort.Opener opener, RandomGenerator random, Duration patience, Duration quiet) {
    this.opener = opener;
    this.random = random;
    this.patience = patience;
    this.quiet = quiet;
    this.run = HexFormat.of().toHexDigits(random.nextInt());
  }

  /** The names of all checks, in the order in which they run. */
  public static List<String> names() {
    return SCENARIOS.stream().map(Scenario::name).toList();
  }

  /** Runs every check and reports each result as soon as it is known. */
  public List<ConformanceCheck> run(Consumer<ConformanceCheck> told) throws InterruptedException {
    return run(names(), told);
  }

  /** Runs the checks of these names only. */
  public List<ConformanceCheck> run(Collection<String> names, Consumer<ConformanceCheck> told)
      throws InterruptedException {
    List<ConformanceCheck> checks = new ArrayList<>();
    List<Topics> played = new ArrayList<>();
    try {
      for (Scenario scenario : SCENARIOS) {
        if (names.contains(scenario.name())) {
          ConformanceCheck check = play(scenario, played);
          told.accept(check);
          checks.add(check);
        }
      }
    } finally {
      clear(played);
    }
    return checks;
  }

  private ConformanceCheck play(Scenario scenario, List<Topics> played)
      throws InterruptedException {
    Topics topics = new Topics(CENTRE, run + "-" + scenario.name());
    String seen = null;
    try (PlayedBoard board = new PlayedBoard(topics, opener, random, patience, played)) {
      PlayedChain chain = PlayedChain.beginning(topics, random);
      board.connect();
      board.bear(chain);
      board.await(chain.ack(0), _ -> false);
      scenario.script().play(new Play(board, chain, random, quiet));
    } catch (Failed failed) {
      seen = String.valueOf(failed.getMessage());
    }
    return new ConformanceCheck(scenario.name(), scenario.expected(), seen);
  }

  /**
   * Takes what is retained of the boards off the broker. A broker on which boards may not write
   * acknowledgements keeps those; a case server may still answer the last check, so they go last.
   */
  private void clear(List<Topics> played) throws InterruptedException {
    if (played.isEmpty()) {
      return;
    }
    Topics last = played.getLast();
    List<Topics> none = new ArrayList<>();
    try (PlayedBoard board = new PlayedBoard(last, opener, random, patience, none)) {
      board.connect();
      board.watch(quiet, _ -> true);
      for (Topics each : played) {
        board.forget(each);
      }
      board.settle();
    } catch (Failed gone) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the births of this run stay on the broker, under centre {0}: {1}",
          CENTRE,
          gone.getMessage());
    }
  }
}
