/// Which operators of two graphs belong together, told by what they are and where they stand. Names, weights and runs
/// play no part, so it works on any two files; for what two networks *compute* there is
/// {@link ghostlens.fuse.check.Alignment}.
///
/// {@link ghostlens.fuse.match.Matcher} goes in four steps, each of which leaves what the ones before decided:
///
/// 1. **See through** what a re-parameterization folds away ({@link ghostlens.fuse.match.Skeleton}): a batch norm is
/// seen
///    as the convolution before it, a sum of parallel branches as the largest of them.
/// 2. **Label** each operator by everything that leads to it and by everything that comes from it
///    ({@link ghostlens.fuse.match.Labels}), and **align** both graphs in an order that only structure decides
///    ({@link ghostlens.fuse.match.Sequences}): labels that occur once on either side split the rest, what is
///    left between two of them is aligned by score.
/// 3. **Spread** from what is matched to neighbours that are not ({@link ghostlens.fuse.match.Spread}).
/// 4. **Merge** what has no counterpart into the operator that took it in ({@link ghostlens.fuse.match.Merging}).
@NullMarked
package ghostlens.fuse.match;

import org.jspecify.annotations.NullMarked;
