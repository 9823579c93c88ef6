package vn.motcua.devices.printer;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.QrArea;
import vn.motcua.devices.printer.slip.QrRaster;

/**
 * A part of a job, from top to bottom: a band of raster or, for the QR code, the model's own
 * command where its profile has one. Pure; any thread.
 */
sealed interface JobPiece {
  /** First row of the picture that it prints. */
  int row();

  /** The commands. */
  byte[] bytes();

  /** So many rows of a picture. */
  record Band(Bitmap picture, int row, int rows) implements JobPiece {
    @Override
    public byte[] bytes() {
      return EscPos.rasterBand(picture, row, rows);
    }
  }

  /** The code, drawn by the printer. */
  record OwnCode(QrArea qr) implements JobPiece {
    @Override
    public int row() {
      return qr.top();
    }

    @Override
    public byte[] bytes() {
      return Symbols.ownQr(qr.text(), qr.moduleDots());
    }
  }

  /** All pieces of a job, without the cut. */
  static List<JobPiece> of(PrintJob job, PrinterProfile profile) {
    List<JobPiece> pieces = new ArrayList<>();
    Bitmap picture = job.picture();
    QrArea qr = job.qr();
    if (qr != null && drawsItself(qr, picture, profile)) {
      bands(pieces, picture, 0, qr.top(), profile.bandRows());
      pieces.add(new OwnCode(qr));
      bands(pieces, picture, qr.bottom(), picture.height(), profile.bandRows());
    } else {
      bands(pieces, picture, 0, picture.height(), profile.bandRows());
    }
    return pieces;
  }

  /**
   * A slip laid out for narrower paper keeps its drawn code, since the middle of this printer's
   * paper is elsewhere. So does one whose code might come out too wide, since a printer packs the
   * text as it likes.
   */
  private static boolean drawsItself(QrArea qr, Bitmap picture, PrinterProfile profile) {
    int modules = QrRaster.sideModulesMax(qr.text());
    return profile.nativeQr()
        && picture.width() == profile.widthDots()
        && modules * qr.moduleDots() <= profile.widthDots();
  }

  private static void bands(List<JobPiece> to, Bitmap picture, int from, int end, int bandRows) {
    for (int y = from; y < end; y += bandRows) {
      to.add(new Band(picture, y, Math.min(bandRows, end - y)));
    }
  }
}
