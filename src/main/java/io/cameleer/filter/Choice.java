package io.cameleer.filter;

import io.cameleer.filter.TermParser.Refused;
import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Optional;

/** Words of a closed list, compared as text. A word that no value can be is refused: it could only match nothing. */
final class Choice implements Comparison {

    private final List<String> words;
    private final Comparison text = new Comparison.Text();

    Choice(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public Comparable<?> operand(String word) throws Refused {
        if (words.contains(word)) {
            return word;
        }
        throw refused(word);
    }

    @Override
    public void checkAnyCase(String word) throws Refused {
        if (words.stream().noneMatch(word::equalsIgnoreCase)) {
            throw refused(word);
        }
    }

    @Override
    public Optional<Integer> compare(Object value, Comparable<?> operand) {
        return text.compare(value, operand);
    }

    private Refused refused(String word) {
        String meant = Similar.didYouMean(word, words);
        return new Refused("'%s' is never its value%s; it is one of %s"
                .formatted(word, meant == null ? "" : " (" + meant + ")", String.join(", ", words)));
    }
}
