package ghostlens.model.zoo;

import java.util.List;

/// What running the official code gives for each network at 224×224 and 1000 classes.
///
/// @param training parameters as trained; equals the number that the official checkpoints hold
/// @param deploy parameters behind the authors' conversion
/// @param inference parameters with every BatchNorm folded
/// @param multiplyAdds of convolutions and linear layers, the same in all forms
record ExactCounts(String name, long training, long deploy, long inference, long multiplyAdds) {

    static final List<ExactCounts> ALL = List.of(
            new ExactCounts("repghostnet-0.5x", 2_313_968, 2_306_528, 2_302_956, 43_314_720),
            new ExactCounts("repghostnet-0.58x", 2_546_388, 2_537_736, 2_533_576, 59_804_016),
            new ExactCounts("repghostnet-0.8x", 3_278_968, 3_267_112, 3_261_420, 95_518_948),
            new ExactCounts("repghostnet-1.0x", 4_073_604, 4_058_772, 4_051_648, 142_394_128),
            new ExactCounts("repghostnet-1.11x", 4_539_984, 4_523_568, 4_515_684, 170_124_224),
            new ExactCounts("repghostnet-1.3x", 5_478_612, 5_459_316, 5_450_052, 231_123_652),
            new ExactCounts("repghostnet-1.5x", 6_575_336, 6_553_064, 6_542_368, 301_315_856),
            new ExactCounts("repghostnet-2.0x", 9_796_124, 9_766_460, 9_752_212, 515_869_856),
            new ExactCounts("ghostnet-0.5x", 2_587_292, 2_587_292, 2_581_800, 42_328_152),
            new ExactCounts("ghostnet-1.0x", 5_182_508, 5_182_508, 5_171_524, 141_150_512),
            new ExactCounts("ghostnet-1.1x", 5_855_650, 5_855_650, 5_843_558, 166_986_864),
            new ExactCounts("ghostnet-1.3x", 7_358_820, 7_358_820, 7_344_552, 227_003_256));
}
