package io.glassroom.learn.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.glassroom.learn.course.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GlossTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', value = {
        "int twice(int n) { return m; }               | UNKNOWN_NAME",
        "void f() { String s = new Strin(); }         | UNKNOWN_NAME",
        "void f() { \"\".size(); }                    | UNKNOWN_NAME",
        "void f() { int n = 1 }                       | SEMICOLON",
        "void f() { if (true { } }                    | OTHER_SIGN",
        "void f(int n) { byte b = n; }                | LOSSY",
        "void f() { int n = \"1\"; }                  | OTHER_TYPE",
        "int f(int n) { if (n > 0) { return 1; } }    | NO_RETURN",
        "int f(int n) { int m; return m; }            | NO_VALUE_YET",
        "int f() { return 1; int n = 2; }             | UNREACHABLE",
        "void f() { throw new Exception(); }          | UNCAUGHT",
        "void f() { int n = 1; int n = 2; }           | TWICE",
        "void f() { } }                               | OUTSIDE_CLASS",
        "void f() {                                   | BRACE_MISSING",
        "void f() { Math.abs(1, 2); }                 | OTHER_ARGUMENTS",
        "void f(int n) { } void g() { f(); }          | OTHER_ARGUMENTS"
    })
    void commonErrorHasItsSentence(String code, Gloss gloss) throws IOException {
        assertEquals(Optional.of(gloss), compile(code).getFirst().gloss(), () -> message(code));
    }

    @ParameterizedTest
    @EnumSource
    void everySentenceIsThereInBothLanguages(Gloss gloss) {
        assertFalse(gloss.in(Texts.in(Locale.ENGLISH)).equals(gloss.in(Texts.in(Locale.CHINESE))));
    }

    @Test
    void problemKnowsItsPlace() throws IOException {
        Problem problem = compile("\n    int f() {\n        return m;\n    }").getFirst();
        assertEquals(folder.resolve("Sample.java"), problem.file());
        assertEquals(3, problem.line());
        assertEquals("return m;", problem.code());
    }

    @Test
    void whatIsNotUtf8IsAProblemToo() throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.write(file, new byte[] {'c', 'l', 'a', 's', 's', ' ', (byte) 0xff});
        assertFalse(new SourceCompiler().compile(List.of(file), folder).isEmpty());
    }

    private String message(String code) {
        try {
            return compile(code).toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Problem> compile(String code) throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.writeString(file, "class Sample {" + code + "}");
        return new SourceCompiler().compile(List.of(file), folder);
    }
}
