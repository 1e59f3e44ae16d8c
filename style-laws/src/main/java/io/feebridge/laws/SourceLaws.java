package io.feebridge.laws;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Laws that only the source text can answer for: sizes, and the sentence of every package. */
final class SourceLaws {

  static final int METHOD_LINES = 40;
  static final int FILE_LINES = 300;
  static final int PACKAGE_FILES = 13;

  private final Path sources;
  private final String basePackage;

  private SourceLaws(Path sources, String basePackage) {
    this.sources = sources;
    this.basePackage = basePackage;
  }

  static SourceLaws of(Path sources, String basePackage) {
    return new SourceLaws(sources, basePackage);
  }

  Stream<DynamicTest> tests() {
    return Stream.of(
        law("a file stays under " + FILE_LINES + " lines", this::longFiles),
        law("a method stays under " + METHOD_LINES + " lines", this::longMethods),
        law("a package stays under " + PACKAGE_FILES + " files", this::fullPackages),
        law("every package says one true sentence and is null-marked", this::silentPackages));
  }

  private interface Violations {
    List<String> find() throws IOException;
  }

  private DynamicTest law(String name, Violations violations) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<String> found = violations.find();
          if (!found.isEmpty()) {
            throw new AssertionError(name + ":\n  " + String.join("\n  ", found));
          }
        });
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(sources)) {
      return walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
  }

  private List<String> longFiles() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      long lines = Files.readString(file).lines().count();
      if (lines >= FILE_LINES) {
        found.add(file + " has " + lines + " lines: it holds two ideas, give each its file");
      }
    }
    return found;
  }

  private List<String> fullPackages() throws IOException {
    Map<Path, Integer> count = new TreeMap<>();
    for (Path file : files()) {
      if (!file.endsWith("package-info.java")) {
        count.merge(file.getParent(), 1, Integer::sum);
      }
    }
    return count.entrySet().stream()
        .filter(e -> e.getValue() >= PACKAGE_FILES)
        .map(e -> e.getKey() + " has " + e.getValue() + " files: it holds two features, name them")
        .toList();
  }

  private List<String> silentPackages() throws IOException {
    List<Path> infos = files().stream().filter(p -> p.endsWith("package-info.java")).toList();
    Set<Path> speaking = new HashSet<>();
    Sources.parse(
        infos,
        (trees, unit) -> {
          if (saysASentence(trees, unit) && isNullMarked(unit)) {
            speaking.add(Path.of(unit.getSourceFile().toUri()).getParent());
          }
        });
    List<String> found = new ArrayList<>();
    for (Path folder : files().stream().map(Path::getParent).distinct().sorted().toList()) {
      if (!speaking.contains(folder.toAbsolutePath().normalize())) {
        found.add(folder + " needs a package-info.java with one true sentence and @NullMarked");
      }
    }
    if (!Files.isDirectory(sources.resolve(basePackage.replace('.', '/')))) {
      found.add(sources + " has no package " + basePackage + ": the laws judged nothing");
    }
    return found;
  }

  private static boolean saysASentence(DocTrees trees, CompilationUnitTree unit) {
    if (unit.getPackage() == null) {
      return false;
    }
    String doc = trees.getDocComment(TreePath.getPath(unit, unit.getPackage()));
    return doc != null && doc.contains(".") && !doc.strip().startsWith("@");
  }

  private static boolean isNullMarked(CompilationUnitTree unit) {
    return unit.getPackageAnnotations().stream()
        .map(annotation -> annotation.getAnnotationType().toString())
        .anyMatch(
            name -> name.equals("NullMarked") || name.endsWith(".jspecify.annotations.NullMarked"));
  }

  private List<String> longMethods() throws IOException {
    List<String> found = new ArrayList<>();
    Sources.parse(
        files(),
        (trees, unit) -> new LongMethods(unit, trees.getSourcePositions(), found).scan(unit, null));
    return found;
  }

  private static final class LongMethods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;
    private String type = "";

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      String outer = type;
      type = tree.getSimpleName().toString();
      super.visitClass(tree, null);
      type = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      LineMap map = unit.getLineMap();
      long lines =
          map.getLineNumber(positions.getEndPosition(unit, tree))
              - map.getLineNumber(positions.getStartPosition(unit, tree))
              + 1;
      if (lines >= METHOD_LINES) {
        found.add(
            type + "." + tree.getName() + " has " + lines + " lines: extract the steps it names");
      }
      return super.visitMethod(tree, null);
    }
  }
}
