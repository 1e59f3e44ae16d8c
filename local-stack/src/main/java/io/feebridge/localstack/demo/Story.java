package io.feebridge.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The demo: chapters told one after another, each noting what was not as it must be. */
public final class Story {

  /** A part of the story that stands for itself. */
  public interface Chapter {

    /** What it is about, for its heading. */
    String title();

    /** Lets it happen. */
    void tell(Telling telling);
  }

  /** What a chapter says to the person who watches. */
  public static final class Telling {

    private static final String INDENT = "   ";

    private final Consumer<String> out;
    private final List<String> surprises = new ArrayList<>();

    private Telling(Consumer<String> out) {
      this.out = out;
    }

    /** One line, indented. */
    public void say(String line) {
      out.accept((INDENT + line).stripTrailing());
    }

    /** Several. */
    public void say(List<String> lines) {
      lines.forEach(this::say);
    }

    /** Notes a surprise, in words, when something does not hold. */
    public void expect(boolean holds, String otherwise) {
      if (!holds) {
        surprises.add(otherwise);
      }
    }

    private void heading(String words) {
      out.accept("");
      out.accept(words);
      out.accept("-".repeat(words.length()));
    }
  }

  private final List<Chapter> chapters;
  private final Telling telling;

  /** Told line by line through {@code tell}. */
  public Story(List<Chapter> chapters, Consumer<String> tell) {
    this.chapters = List.copyOf(chapters);
    this.telling = new Telling(tell);
  }

  /** Tells it; the answer names what was not as it must be, nothing when all was. */
  public List<String> tell() {
    for (Chapter chapter : chapters) {
      telling.heading(chapter.title());
      chapter.tell(telling);
    }
    return List.copyOf(telling.surprises);
  }
}
