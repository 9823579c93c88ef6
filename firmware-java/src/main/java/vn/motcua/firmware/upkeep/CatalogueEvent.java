package vn.motcua.firmware.upkeep;

import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.FieldSchema;

/** Which catalogue a board works by, and what it works without. */
public sealed interface CatalogueEvent extends EventData {
  /** From now on the board works by this version of the site's catalogue. */
  record CatalogueTaken(
      @FieldSchema(says = "The version that the site has signed.", example = "7", least = 1)
          long version)
      implements CatalogueEvent {}

  /** The board was given a catalogue that it does not use. */
  record CatalogueKept(
      @FieldSchema(
              says = "The version that it was given; 0 when nobody vouches for one.",
              example = "8",
              least = 0)
          long offered,
      @FieldSchema(
              says = "The version that stays; 0 for the file beside board.toml.",
              example = "7",
              least = 0)
          long version,
      @FieldSchema(
              says =
                  "damaged, bad-signature, foreign, wrong-use, misdirected: not believed; outdated:"
                      + " not newer; unusable: has no good line or counter; device-left-alone: a"
                      + " device of the board would lose its counter or desk; not-stored: the"
                      + " disk.",
              example = "device-left-alone",
              values = {
                "damaged",
                "bad-signature",
                "foreign",
                "wrong-use",
                "misdirected",
                "outdated",
                "unusable",
                "device-left-alone",
                "not-stored"
              })
          String reason)
      implements CatalogueEvent {}

  /** An entry of a configuration file has a fault; the board works without it. */
  record EntryOmitted(
      @FieldSchema(
              says = "Which file the entry is in.",
              example = "catalogue",
              values = {"board", "catalogue"})
          String file,
      @FieldSchema(says = "The line of the fault, from 1.", example = "20", least = 1) int line,
      @FieldSchema(
              says = "The key with the fault; entry when it is none of one key.",
              example = "digit",
              pattern = "[a-z-]{1,40}")
          String key)
      implements CatalogueEvent {}
}
