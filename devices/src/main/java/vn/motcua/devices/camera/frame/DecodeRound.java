package vn.motcua.devices.camera.frame;

import java.util.List;
import java.util.Optional;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.Region;

/**
 * A way to look at all places of a picture, those first that read most for their time: measured on
 * pictures of {@code HardPictures}. Pure.
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

  /** How many places are worth this look. */
  int places() {
    return places;
  }

  /** Looks at one place in this way; nothing where the way does not suit it. */
  abstract Optional<Code> look(Glance glance, Region place);
}
