package io.feebridge.laws;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads Java files as the compiler does, without compiling them. */
final class Sources {

  private Sources() {}

  /**
   * Shows each file's tree once, with what the compiler knows about places and documentation.
   *
   * @throws IOException when a file cannot be read
   */
  static void parse(Collection<Path> files, BiConsumer<DocTrees, CompilationUnitTree> reader)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      DocTrees trees = DocTrees.instance(task);
      task.parse().forEach(unit -> reader.accept(trees, unit));
    }
  }
}
