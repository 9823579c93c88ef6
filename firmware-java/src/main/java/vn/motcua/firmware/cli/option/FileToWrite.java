package vn.motcua.firmware.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a verb writes, and may read before: it is not a directory, its own directory exists,
 * and this user may write it; asked before the work, which may take hours.
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
    Path written = Files.exists(file) || directory == null ? file : directory;
    if (!Files.isWritable(written)) {
      throw new TypeConversionException("this user may not write to " + written);
    }
    return file;
  }
}
