/** Best that the model knows: no echo, no noise, default loudness (ITU-T G.107 part 7.7, table 2). */
const best = 93.2;
/** Robustness against loss that comes at random, of a codec that conceals it (ITU-T G.113 appendix I: G.711 with concealment). */
const robustness = 25.1;
/** Below this delay people do not talk into each other's words. */
const conversational = 177.3;
/** Packetization and playout that no figure shows, in milliseconds. */
const processing = 30;

/**
 * Mean opinion score that people would give, 1 to 4.5: the E-model (ITU-T G.107) reduced to delay and loss, with the
 * delay impairment in the two straight lines of Cole and Rosenbluth (2001) and the score from the rating by G.107 annex
 * B. Times in milliseconds; loss as a share, 0 to 1.
 */
export function estimateMos(roundTrip: number, jitter: number, loss: number): number {
  const delay = roundTrip / 2 + 2 * jitter + processing;
  const late = Math.max(0, delay - conversational);
  const percent = 100 * loss;
  const rating = best - (0.024 * delay + 0.11 * late) - (95 * percent) / (percent + robustness);
  return Math.min(4.5, Math.max(1, scoreOf(rating)));
}

function scoreOf(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
}
