package io.cameleer.condition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes expressions by the patterns of {@code templates.txt}. Most are well typed and come to a value; now and then one of
 * another type is put in, so that errors are compared as well.
 */
final class ExpressionGenerator {

    private static final Pattern HOLE = Pattern.compile("<([A-Z][A-Z0-9|]*)(?:;([^>]*))?>|<([a-z]+)(@)?>|(\\$[a-z])");

    private static final Pattern WEIGHT = Pattern.compile("(\\d+)× (.*)");

    private static final List<String> NAMES =
            List.of("x", "y", "z", "k", "v", "n", "item", "größe", "_t", "value", "each", "i", "j");

    private static final double ANOTHER_TYPE = 0.02;
    private static final double OWN_NAME = 0.45;
    private static final double BARE = 0.1;

    private final Map<String, List<String>> templates = templates();
    private final Random random;
    private final GeneratedWords words;
    private int fresh;

    ExpressionGenerator(long seed) {
        this.random = new Random(seed);
        this.words = new GeneratedWords(random);
    }

    private static Map<String, List<String>> templates() {
        try (InputStream file = ExpressionGenerator.class.getResourceAsStream("/conditions/templates.txt")) {
            Map<String, List<String>> templates = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(parts -> add(templates, parts[0], parts[1]));
            return templates;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** A pattern that begins with a number and a cross is as likely as that many. */
    private static void add(Map<String, List<String>> templates, String type, String pattern) {
        Matcher weight = WEIGHT.matcher(pattern);
        boolean weighted = weight.matches();
        templates
                .computeIfAbsent(type, unused -> new ArrayList<>())
                .addAll(Collections.nCopies(
                        weighted ? Integer.parseInt(weight.group(1)) : 1, weighted ? weight.group(2) : pattern));
    }

    /** One expression of any type. */
    String next() {
        fresh = 0;
        return expression(random.nextInt(3) == 0 ? "BOOL" : type(), 1 + random.nextInt(4), Map.of());
    }

    private String type() {
        return List.copyOf(templates.keySet()).get(random.nextInt(templates.size()));
    }

    /** @param names the types of the names that may stand here */
    private String expression(String wanted, int depth, Map<String, String> names) {
        String type = random.nextDouble() < ANOTHER_TYPE ? "ANY" : wanted;
        List<String> known = names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .toList();
        if (!known.isEmpty() && random.nextDouble() < OWN_NAME) {
            return known.get(random.nextInt(known.size()));
        }
        List<String> choices = templates.get(type);
        if (depth <= 0) {
            List<String> leaves = choices.stream()
                    .filter(choice -> choice.matches("[^<]*(<[a-z]+@?>[^<]*)*"))
                    .toList();
            choices = leaves.isEmpty() ? choices : leaves;
        }
        return fill(choices.get(random.nextInt(choices.size())), depth - 1, names);
    }

    private String fill(String template, int depth, Map<String, String> names) {
        Map<String, String> own = new HashMap<>();
        Map<String, String> remembered = new HashMap<>();
        boolean formatted = template.matches("(?i)r?f['\"].*");
        StringBuilder text = new StringBuilder();
        Matcher hole = HOLE.matcher(template);
        int from = 0;
        while (hole.find()) {
            text.append(template, from, hole.start());
            from = hole.end();
            if (hole.group(5) != null) {
                text.append(own.computeIfAbsent(hole.group(5), unused -> freshName()));
            } else if (hole.group(3) != null) {
                String word = hole.group(3);
                text.append(
                        hole.group(4) == null
                                ? words.word(word)
                                : remembered.computeIfAbsent(word, unused -> words.word(word)));
            } else {
                String inner = inner(hole, depth, names, own);
                text.append(
                        formatted ? field(inner) : placed(inner, template.substring(0, hole.start()), template, from));
            }
        }
        return text.append(template, from, template.length()).toString();
    }

    private String inner(Matcher hole, int depth, Map<String, String> names, Map<String, String> own) {
        String[] types = hole.group(1).split("\\|");
        Map<String, String> visible = new LinkedHashMap<>(names);
        if (hole.group(2) != null) {
            for (String binding : hole.group(2).split(",")) {
                String[] parts = binding.split(":");
                visible.put(own.computeIfAbsent(parts[0], unused -> freshName()), parts[1]);
            }
        }
        return expression(types[random.nextInt(types.length)], depth, visible);
    }

    private String freshName() {
        return random.nextDouble() < 0.05 ? NAMES.get(random.nextInt(NAMES.size())) : name(fresh++);
    }

    private static String name(int number) {
        String name = NAMES.get(number % NAMES.size());
        return number < NAMES.size() ? name : name + number / NAMES.size();
    }

    /** A field of a formatted string may contain neither backslashes nor the string's own quotes. */
    private String field(String inner) {
        if (inner.indexOf('\\') >= 0
                || inner.indexOf('#') >= 0
                || inner.indexOf('"') >= 0
                || inner.indexOf('\n') >= 0) {
            return "len(callbacks)";
        }
        String quoted = inner.replace('\'', '"');
        boolean bare = isAtom(quoted) || (!quoted.contains("lambda") && random.nextDouble() < 0.3);
        return bare && !quoted.startsWith("{") ? quoted : "(" + quoted + ")";
    }

    /** The expression in its place: between brackets and commas as it is, elsewhere mostly in brackets of its own. */
    private String placed(String inner, String before, String template, int from) {
        String head = before.stripTrailing();
        String tail = template.substring(from).stripLeading();
        boolean open = head.isEmpty() || "([{,=:".indexOf(head.charAt(head.length() - 1)) >= 0;
        boolean closed = tail.isEmpty() || ")]},:".indexOf(tail.charAt(0)) >= 0;
        if (open && closed) {
            return hasComma(inner) ? "(" + inner + ")" : inner;
        }
        boolean number = !tail.isEmpty() && tail.charAt(0) == '.' && inner.matches("[\\d_]+");
        return (isAtom(inner) && !number) || random.nextDouble() < BARE ? inner : "(" + inner + ")";
    }

    private static boolean isAtom(String text) {
        return outside(text).matches("[\\w.]*");
    }

    private static boolean hasComma(String text) {
        return outside(text).indexOf(',') >= 0;
    }

    /** What stands outside of brackets and strings. */
    private static String outside(String text) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        @Nullable Character quote = null;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != null) {
                i += character == '\\' ? 1 : 0;
                quote = character == quote ? null : quote;
            } else if (character == '\'' || character == '"') {
                quote = character;
            } else if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth--;
            } else if (depth == 0) {
                outside.append(character);
            }
        }
        return outside.toString();
    }
}
