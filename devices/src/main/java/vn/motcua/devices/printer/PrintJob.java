package vn.motcua.devices.printer;

import vn.motcua.devices.printer.raster.Bitmap;

/**
 * One slip to print.
 *
 * @param id the program's id, unique for ever; a job is printed at most once for one id
 * @param picture what to print, not wider than the paper
 */
public record PrintJob(String id, Bitmap picture) {}
