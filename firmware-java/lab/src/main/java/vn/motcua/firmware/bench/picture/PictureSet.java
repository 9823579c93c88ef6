package vn.motcua.firmware.bench.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pictures that somebody else drew or took: each beside a text file of the same name that holds
 * what its codes say, a line for each code. ZXing's own test pictures are kept this way.
 *
 * @param name of its directory
 * @param pictures in the order of their names
 */
record PictureSet(String name, List<Picture> pictures) {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");
  private static final Pattern SEPARATOR = Pattern.compile("\u001d|<GS>|[()]");
  private static final Pattern UPC_A = Pattern.compile("0\\d{12}");

  /**
   * A picture file.
   *
   * @param texts what its codes say, {@link #plain}
   */
  record Picture(Path file, Set<String> texts) {}

  /** The sets in a directory, one for each directory in it that has pictures. */
  static List<PictureSet> in(Path directory) throws IOException {
    List<PictureSet> sets = new ArrayList<>();
    try (Stream<Path> each = Files.list(directory)) {
      for (Path set : each.filter(Files::isDirectory).sorted().toList()) {
        List<Picture> pictures = pictures(set);
        if (!pictures.isEmpty()) {
          sets.add(new PictureSet(set.getFileName().toString(), pictures));
        }
      }
    }
    return sets;
  }

  private static List<Picture> pictures(Path set) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.list(set)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        String stem = name.substring(0, name.length() - ending.length());
        Path text = set.resolve(stem + ".txt");
        if (ENDINGS.contains(ending) && Files.isRegularFile(text)) {
          pictures.add(new Picture(file, plain(Files.readString(text).lines())));
        }
      }
    }
    return pictures;
  }

  /**
   * Texts without what programs write in different ways: the separators and brackets of GS1, and
   * the zero that makes an EAN-13 of an UPC-A.
   */
  static Set<String> plain(Stream<String> texts) {
    return texts
        .map(each -> SEPARATOR.matcher(each).replaceAll("").strip())
        .map(each -> UPC_A.matcher(each).matches() ? each.substring(1) : each)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toSet());
  }

  /** How many codes all pictures have. */
  int codes() {
    return pictures.stream().mapToInt(each -> each.texts().size()).sum();
  }
}
