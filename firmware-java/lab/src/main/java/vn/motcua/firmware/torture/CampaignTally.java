package vn.motcua.firmware.torture;

/**
 * The result of a campaign.
 *
 * @param rounds faults applied and recovered from
 * @param acknowledged what people were told: numbers on the screen and lamps that lit
 * @param lost of these, what is not at the case server
 * @param doubled what exists twice: an event, a number of a day, a rating of a visit, a slip
 * @param reordered events out of the order in which they happened or were told
 * @param gaps places where the case server misses something
 */
public record CampaignTally(
    long rounds, long acknowledged, long lost, long doubled, long reordered, long gaps) {

  /** Nothing yet. */
  public static final CampaignTally NONE = new CampaignTally(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public CampaignTally plus(CampaignTally other) {
    return new CampaignTally(
        rounds + other.rounds,
        acknowledged + other.acknowledged,
        lost + other.lost,
        doubled + other.doubled,
        reordered + other.reordered,
        gaps + other.gaps);
  }

  /** Whether every promise was kept. */
  public boolean isClean() {
    return lost == 0 && doubled == 0 && reordered == 0 && gaps == 0;
  }
}
