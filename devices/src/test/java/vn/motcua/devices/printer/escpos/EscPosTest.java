package vn.motcua.devices.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

class EscPosTest {
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void commandsAreTheBytesOfTheReference() {
    assertThat(hex(EscPos.initialize())).isEqualTo("1b40");
    assertThat(hex(EscPos.cancelKanjiMode())).isEqualTo("1c2e");
    assertThat(hex(EscPos.feedDots(40))).isEqualTo("1b4a28");
    assertThat(hex(EscPos.cut(Cut.PARTIAL, 0))).isEqualTo("1d564200");
    assertThat(hex(EscPos.transmitRealTimeStatus(StatusRequest.ROLL_PAPER_SENSOR)))
        .isEqualTo("100404");
    assertThat(hex(EscPos.transmitPaperSensorStatus())).isEqualTo("1d7201");
    assertThat(hex(EscPos.clearBuffers())).isEqualTo("10140801031401060208");
  }

  @Test
  void aPictureIsSentInBandsMostSignificantBitLeft() {
    BitmapCanvas canvas = new BitmapCanvas(12);
    canvas.fill(0, 0, 1, 1);
    canvas.fill(11, 1, 1, 1);
    canvas.fill(3, 2, 6, 1);
    Bitmap picture = canvas.toBitmap(3);
    assertThat(hex(EscPos.raster(picture, 2)))
        .isEqualTo("1d76300002000200" + "80000010" + "1d76300002000100" + "1f80");
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> EscPos.feedDots(256)).hasMessageContaining("0..255");
    assertThatThrownBy(() -> EscPos.rasterBand(new BitmapCanvas(8).toBitmap(1), 0, 0))
        .hasMessageContaining("band rows");
  }

  @Test
  void aCanvasDrawsAtAnyShiftAndCutsWhatFallsOutside() {
    BitmapCanvas dot = new BitmapCanvas(3);
    dot.fill(0, 0, 3, 2);
    Bitmap block = dot.toBitmap(2);
    for (int x = -4; x < 20; x++) {
      BitmapCanvas canvas = new BitmapCanvas(16);
      canvas.draw(block, x, 1);
      Bitmap drawn = canvas.toBitmap(4);
      for (int dx = 0; dx < 16; dx++) {
        assertThat(drawn.black(dx, 1)).as("x %d dot %d", x, dx).isEqualTo(dx >= x && dx < x + 3);
        assertThat(drawn.black(dx, 0)).isFalse();
      }
    }
  }
}
