package io.glassroom.client.filter;

import java.util.List;

/// Why a filter cannot be read. The words are looked up by the problem, in the language of the moment.
///
/// @param problem what is wrong
/// @param offset where, in characters from the start of the text
/// @param width how many characters are at fault; at least 1, even at the end of the text
/// @param details what the sentence names, in its order; the last of an unknown name may be a suggestion
public record FilterFault(Problem problem, int offset, int width, List<String> details) {

    /// Each has a sentence in the resource bundles under `filter.` and its name.
    public enum Problem {
        /// Details: the name.
        UNKNOWN_FIELD,
        /// Details: the name, the field that may have been meant.
        UNKNOWN_FIELD_SUGGEST,
        /// Details: the character.
        STRAY_CHARACTER,
        /// A quoted text does not end.
        OPEN_QUOTE,
        /// Details: what was found.
        EXPECTED_FIELD,
        /// Details: the field.
        EXPECTED_NUMBER,
        /// Details: the field.
        EXPECTED_VALUE,
        /// A bracket is not closed.
        OPEN_BRACKET,
        /// Details: what was found where `&&` or `||` could follow.
        EXPECTED_LINK,
        /// Details: the word that cannot be compared.
        FLAG_COMPARED,
        /// Details: what was taken for a path into JSON.
        BAD_PATH,
        /// The brackets go too deep.
        TOO_DEEP
    }

    public FilterFault {
        details = List.copyOf(details);
    }
}
