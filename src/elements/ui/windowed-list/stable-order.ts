/**
 * Picks the most members that can stay where they are: a longest increasing subsequence of `places` (the old places, in the
 * new order). Negative places are new members and never stay.
 * @param held index into `places` of a member that must stay, whatever it costs (it holds the focus), or -1
 */
export function stableOrder(places: readonly number[], held = -1): boolean[] {
  const heldPlace = places[held] ?? -1;
  const tails: number[] = [];
  const previous = new Array<number>(places.length).fill(-1);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    if (place < 0 || !agrees(index, place, held, heldPlace)) continue;
    const length = lowerBound(tails, places, place);
    previous[index] = length > 0 ? (tails[length - 1] as number) : -1;
    tails[length] = index;
  }
  const stays = new Array<boolean>(places.length).fill(false);
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) stays[index] = true;
  return stays;
}

/** What stands on the wrong side of the held member cannot stay beside it; with those out, the longest run includes it. */
function agrees(index: number, place: number, held: number, heldPlace: number): boolean {
  if (heldPlace < 0 || index === held) return true;
  return index < held ? place < heldPlace : place > heldPlace;
}

function lowerBound(tails: readonly number[], places: readonly number[], place: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[tails[middle] as number] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
