package vn.motcua.firmware.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar or directory of a class path.
 *
 * @param name the file's, without version and ending
 * @param version from the file's name; empty when it has none
 * @param bytes of the jar, or of all files in the directory
 */
record ClassPathEntry(String name, String version, long bytes) {
  private static final Pattern MAVEN_NAME = Pattern.compile("(.+?)-(\\d[^-]*(?:-.+)?)\\.jar");

  /**
   * The entries of a class path and of the jars' manifests, in search order; missing entries are
   * skipped, as the JVM does.
   */
  static List<ClassPathEntry> of(String classPath) throws IOException {
    Deque<Path> open = new ArrayDeque<>();
    Stream.of(classPath.split(File.pathSeparator)).map(Path::of).forEach(open::add);
    Set<Path> seen = new LinkedHashSet<>();
    List<ClassPathEntry> entries = new ArrayList<>();
    while (!open.isEmpty()) {
      Path next = open.removeFirst().toAbsolutePath().normalize();
      if (Files.exists(next) && seen.add(next)) {
        entries.add(entry(next));
        named(next).reversed().forEach(open::addFirst);
      }
    }
    return entries;
  }

  private static ClassPathEntry entry(Path path) throws IOException {
    String file = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      return new ClassPathEntry(path.toString(), "", bytesIn(path));
    }
    Matcher maven = MAVEN_NAME.matcher(file);
    return maven.matches()
        ? new ClassPathEntry(maven.group(1), maven.group(2), Files.size(path))
        : new ClassPathEntry(file.replaceFirst("[.]jar$", ""), "", Files.size(path));
  }

  private static long bytesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(ClassPathEntry::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of a jar's manifest. */
  private static List<Path> named(Path jar) throws IOException {
    if (Files.isDirectory(jar)) {
      return List.of();
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      Manifest manifest = opened.getManifest();
      String more =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return more == null
          ? List.of()
          : Stream.of(more.strip().split(" +")).map(jar::resolveSibling).toList();
    }
  }
}
