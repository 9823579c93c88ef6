package vn.motcua.devices.camera.frame;

import java.util.List;
import java.util.Optional;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.Region;

/**
 * A method of decoding all places of a picture, the most successful for their cost first, as
 * measured on pictures of {@code HardPictures}. Pure.
 */
enum DecodeRound {
  BARS(6) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? glance.bars(place, FEW_BANDS, false) : Optional.empty();
    }
  },
  SQUARES(Glance.PLACES_MAX) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? Optional.empty() : glance.cut(place, 1, 0, true);
    }
  },
  SHARP_SQUARES(Glance.PLACES_MAX) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? Optional.empty() : glance.cut(place, 2, 2, false);
    }
  },
  LIGHT_BARS(4) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? glance.bars(place, FEW_BANDS, true) : Optional.empty();
    }
  },
  STACKED(3) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? glance.cut(place, 2, 0, true) : Optional.empty();
    }
  },
  SHORT_BARS(4) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? glance.bars(place, MORE_BANDS, false) : Optional.empty();
    }
  },
  CLEAR_SQUARES(Glance.PLACES_MAX) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return place.stripes() ? Optional.empty() : glance.cut(place, 1, 1, true);
    }
  },
  WHOLE(1) {
    @Override
    Optional<Code> look(Glance glance, Region place) {
      return glance.squares(glance.sizes().getFirst());
    }
  };

  /** All, in order. */
  static final List<DecodeRound> ALL = List.of(values());

  private static final int FEW_BANDS = 5;
  private static final int MORE_BANDS = 11;

  private final int places;

  DecodeRound(int places) {
    this.places = places;
  }

  /** For how many places this method is worthwhile. */
  int places() {
    return places;
  }

  /** Tries this method on one place; nothing where it does not apply. */
  abstract Optional<Code> look(Glance glance, Region place);
}
