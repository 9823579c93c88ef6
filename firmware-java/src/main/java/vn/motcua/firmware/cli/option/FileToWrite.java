package vn.motcua.firmware.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a verb writes, and may read before: it is not a directory, and its own directory
 * exists.
 */
public final class FileToWrite implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    Path file = Path.of(value);
    if (Files.isDirectory(file)) {
      throw new TypeConversionException(value + " is a directory, and a file is needed");
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new TypeConversionException("there is no directory " + directory);
    }
    return file;
  }
}
