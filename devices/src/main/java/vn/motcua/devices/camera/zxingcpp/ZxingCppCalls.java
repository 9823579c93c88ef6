package vn.motcua.devices.camera.zxingcpp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@code ZXing/ZXingC.h} 2.3 that a reading needs. Any thread.
 *
 * <pre>
 *   ZXing_Position 32   topLeft, topRight, bottomRight, bottomLeft: x int, y int each
 * </pre>
 */
final class ZxingCppCalls {
  /** The only version whose functions are known to have these shapes. */
  private static final String LIBRARY = "libZXing.so.3";

  private static final int LUMINANCE = 0x0100_0000;

  /** Text mode without brackets around the GS1 identifiers. */
  private static final int TEXT_AS_IT_IS = 0;

  private static final int TEXT_BYTES_MAX = 1 << 16;
  private static final MemoryLayout POSITION =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(8, JAVA_INT));

  private final SymbolLookup library;
  private final MethodHandle viewNew;
  private final MethodHandle viewDelete;
  private final MethodHandle optionsNew;
  private final MethodHandle formatsFromString;
  private final MethodHandle setFormats;
  private final MethodHandle setTextMode;
  private final MethodHandle read;
  private final MethodHandle size;
  private final MethodHandle at;
  private final MethodHandle delete;
  private final MethodHandle formatOf;
  private final MethodHandle formatName;
  private final MethodHandle text;
  private final MethodHandle identifier;
  private final MethodHandle position;
  private final MethodHandle inverted;
  private final MethodHandle lines;
  private final MethodHandle hasEci;
  private final MethodHandle free;

  /**
   * Looks the functions up.
   *
   * @throws IllegalArgumentException when the library is not installed
   * @throws java.util.NoSuchElementException when it was built without its functions for C
   */
  @SuppressWarnings("restricted")
  ZxingCppCalls() {
    library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    viewNew =
        find(
            "ImageView_new",
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    viewDelete = find("ImageView_delete", FunctionDescriptor.ofVoid(ADDRESS));
    optionsNew = find("ReaderOptions_new", FunctionDescriptor.of(ADDRESS));
    formatsFromString = find("BarcodeFormatsFromString", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    setFormats = find("ReaderOptions_setFormats", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    setTextMode = find("ReaderOptions_setTextMode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    read = find("ReadBarcodes", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    size = find("Barcodes_size", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    at = find("Barcodes_at", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    delete = find("Barcodes_delete", FunctionDescriptor.ofVoid(ADDRESS));
    formatOf = find("Barcode_format", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    formatName = find("BarcodeFormatToString", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    text = find("Barcode_text", FunctionDescriptor.of(ADDRESS, ADDRESS));
    identifier = find("Barcode_symbologyIdentifier", FunctionDescriptor.of(ADDRESS, ADDRESS));
    position = find("Barcode_position", FunctionDescriptor.of(POSITION, ADDRESS));
    inverted = find("Barcode_isInverted", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    lines = find("Barcode_lineCount", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    hasEci = find("Barcode_hasECI", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    free = find("free", FunctionDescriptor.ofVoid(ADDRESS));
  }

  @SuppressWarnings("restricted")
  private MethodHandle find(String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow("ZXing_" + name), shape);
  }

  /** A call of a C function. */
  private interface Call<T> {
    @SuppressWarnings("IllegalThrows") // MethodHandle.invokeExact declares it.
    T call() throws Throwable;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("a C function cannot throw", e);
    }
  }

  /** Options that read these formats, names with commas between; never freed. */
  MemorySegment options(String formats) {
    return call(() -> {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment options = (MemorySegment) optionsNew.invokeExact();
        int set = (int) formatsFromString.invokeExact(arena.allocateFrom(formats));
        setFormats.invokeExact(options, set);
        setTextMode.invokeExact(options, TEXT_AS_IT_IS);
        return options;
      }
    });
  }

  /** A view of dots, one byte each; {@link #deleteView} frees it. */
  MemorySegment view(MemorySegment dots, int width, int height) {
    return call(
        () -> (MemorySegment) viewNew.invokeExact(dots, width, height, LUMINANCE, width, 1));
  }

  void deleteView(MemorySegment view) {
    call(() -> {
      viewDelete.invokeExact(view);
      return true;
    });
  }

  /** All codes; NULL where the library failed. {@link #deleteCodes} frees them. */
  MemorySegment read(MemorySegment view, MemorySegment options) {
    return call(() -> (MemorySegment) read.invokeExact(view, options));
  }

  void deleteCodes(MemorySegment codes) {
    call(() -> {
      delete.invokeExact(codes);
      return true;
    });
  }

  int size(MemorySegment codes) {
    return call(() -> (int) size.invokeExact(codes));
  }

  MemorySegment at(MemorySegment codes, int index) {
    return call(() -> (MemorySegment) at.invokeExact(codes, index));
  }

  /** Name of the symbology, such as {@code Code128}. */
  String format(MemorySegment code) {
    return call(
        () -> string((MemorySegment) formatName.invokeExact((int) formatOf.invokeExact(code))));
  }

  String text(MemorySegment code) {
    return call(() -> string((MemorySegment) text.invokeExact(code)));
  }

  /** AIM identifier. */
  String identifier(MemorySegment code) {
    return call(() -> string((MemorySegment) identifier.invokeExact(code)));
  }

  /** Its corners as x and y, clockwise from the upper left as the code is read. */
  int[] corners(MemorySegment code) {
    return call(() -> {
      try (Arena arena = Arena.ofConfined()) {
        SegmentAllocator allocator = arena;
        return ((MemorySegment) position.invokeExact(allocator, code)).toArray(JAVA_INT);
      }
    });
  }

  boolean inverted(MemorySegment code) {
    return call(() -> (boolean) inverted.invokeExact(code));
  }

  /** Whether the code names the character set of its text. */
  boolean hasEci(MemorySegment code) {
    return call(() -> (boolean) hasEci.invokeExact(code));
  }

  int lines(MemorySegment code) {
    return call(() -> (int) lines.invokeExact(code));
  }

  /** A copy of a string that C allocated, which is freed. */
  @SuppressWarnings({"restricted", "IllegalThrows"})
  private String string(MemorySegment owned) throws Throwable {
    try {
      return owned.reinterpret(TEXT_BYTES_MAX).getString(0);
    } finally {
      free.invokeExact(owned);
    }
  }
}
