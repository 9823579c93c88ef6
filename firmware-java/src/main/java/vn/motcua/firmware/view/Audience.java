package vn.motcua.firmware.view;

/** Who stands before a page, and so what it may say of people. */
public enum Audience {
  /** Anybody in the hall: nobody has a name, and nobody is old, ill or with child. */
  PUBLIC(false),
  /** An officer at a counter: sees who is on duty, who comes next and who has a priority. */
  OFFICER(true),
  /** Who answers for the centre: settles slips, and needs no name for it. */
  SUPERVISOR(false),
  /** Who tries the devices: has to see whose finger was known. */
  TECHNICIAN(true);

  private final boolean seesPeople;

  Audience(boolean seesPeople) {
    this.seesPeople = seesPeople;
  }

  /** Whether names and priorities are shown. */
  public boolean seesPeople() {
    return seesPeople;
  }
}
