/// Profiles as files: JSON to load again, a trace for Perfetto, a table for spreadsheets.
@NullMarked
package ghostlens.model.profile.format;

import org.jspecify.annotations.NullMarked;
