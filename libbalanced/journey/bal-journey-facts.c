/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-journey-facts-private.h"

#include <string.h>

#include "libbalanced/journey/bal-level-states-private.h"

#define ACTIVE 0x80
#define NEVER (BAL_WINDOW_NO_LAST + 1)

typedef struct
{
  gint32 day;
  guint32 row;
} Change;

static void
cover_init (BalJourneyCover *self, const BalOfferMask *mask, int need)
{
  if (!self->spans)
    self->spans = g_array_new (FALSE, FALSE, sizeof (BalSpan));
  g_array_set_size (self->spans, 0);
  self->mask = *mask;
  self->need = need;
  self->n_seen = 0;
}

BalJourneyFacts *
bal_journey_facts_new (const BalEpisodes *scheme)
{
  BalJourneyFacts *self = g_new0 (BalJourneyFacts, 1);
  BalOfferMask mask;

  self->scheme = *scheme;
  self->as_at = G_MININT32;
  self->agencies = g_array_new (FALSE, TRUE, sizeof (guint));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->states = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  bal_offer_mask_init_everything (&mask);
  cover_init (&self->everything, &mask, 0);
  for (guint level = 0; level < scheme->n_levels; level++)
    {
      mask.levels = 1u << level;
      cover_init (&self->levels[level], &mask, 0);
    }
  return self;
}

void
bal_journey_facts_free (gpointer data)
{
  BalJourneyFacts *self = data;

  g_array_unref (self->agencies);
  g_array_unref (self->waiting);
  g_array_unref (self->states);
  g_array_unref (self->changes);
  g_array_unref (self->everything.spans);
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    g_clear_pointer (&self->levels[i].spans, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->masks); i++)
    g_clear_pointer (&self->masks[i].spans, g_array_unref);
  g_free (self);
}

static void
push_change (BalJourneyFacts *self, Change change)
{
  guint at = self->changes->len;
  Change *heap;

  g_array_append_val (self->changes, change);
  heap = (Change *) (gpointer) self->changes->data;
  for (; at > 0 && heap[(at - 1) / 2].day > change.day; at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = change;
}

static Change
pop_change (BalJourneyFacts *self)
{
  Change *heap = (Change *) (gpointer) self->changes->data;
  Change first = heap[0], last = heap[self->changes->len - 1];
  guint at = 0, n = self->changes->len - 1;

  g_array_set_size (self->changes, n);
  while (2 * at + 1 < n)
    {
      guint below = 2 * at + 1;

      if (below + 1 < n && heap[below + 1].day < heap[below].day)
        below++;
      if (heap[below].day >= last.day)
        break;
      heap[at] = heap[below];
      at = below;
    }
  if (n > 0)
    heap[at] = last;
  return first;
}

static void
read_unit (const BalJourneyLogRow *row, gint32 as_at, BalUnit *unit)
{
  const BalEpisodes columns = {
    .n_rows = 1,
    .start = &row->start,
    .end = &row->end,
    .requested = &row->requested,
    .closed = &row->closed,
  };

  bal_unit_read (&columns, 0, as_at, unit);
}

/* The first day after the as-at date on which the row may be something else. */
static gint32
get_next_change (const BalJourneyLogRow *row, gint32 as_at)
{
  const gint32 days[] = {
    row->start,
    row->end != BAL_EPISODES_NO_DAY ? row->end + 1 : BAL_EPISODES_NO_DAY,
    row->requested,
    row->closed,
  };
  gint32 next = NEVER;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != BAL_EPISODES_NO_DAY && days[i] > as_at)
      next = MIN (next, days[i]);
  return next;
}

static void
count_active (BalJourneyFacts *self, const BalJourneyLogRow *row, int by)
{
  guint cell = (guint) (row->strand + 1) * (self->scheme.n_levels + 1u) + (guint) (row->level + 1);

  self->n_active = (guint) ((int) self->n_active + by);
  self->cells[cell] = (guint) ((int) self->cells[cell] + by);
  if (row->agency < 0)
    return;
  if ((guint) row->agency >= self->agencies->len)
    g_array_set_size (self->agencies, (guint) row->agency + 1);
  g_array_index (self->agencies, guint, row->agency) =
    (guint) ((int) g_array_index (self->agencies, guint, row->agency) + by);
}

static void
place (BalJourneyFacts *self, const BalJourneyLogRow *rows, guint32 i, int before)
{
  Change change = { get_next_change (&rows[i], self->as_at), i };
  gboolean is_active;
  BalUnit unit;
  guint8 state;

  read_unit (&rows[i], self->as_at, &unit);
  is_active = unit.state == BAL_UNIT_TIMED &&
              (rows[i].end == BAL_EPISODES_NO_DAY || rows[i].end >= self->as_at);
  state = (guint8) unit.state | (is_active ? ACTIVE : 0);
  self->n_units[unit.state]++;
  g_array_index (self->states, guint8, i) = state;
  if (is_active)
    count_active (self, &rows[i], 1);
  if (unit.state == BAL_UNIT_WAITING && before != BAL_UNIT_WAITING)
    g_array_append_val (self->waiting, i);
  if (change.day != NEVER)
    push_change (self, change);
}

static void
place_again (BalJourneyFacts *self, const BalJourneyLogRow *rows, guint32 i)
{
  guint8 state = g_array_index (self->states, guint8, i);

  self->n_units[state & ~ACTIVE]--;
  if (state & ACTIVE)
    count_active (self, &rows[i], -1);
  place (self, rows, i, state & ~ACTIVE);
}

static void
begin_again (BalJourneyFacts *self, gint32 as_at)
{
  self->as_at = as_at;
  self->n_seen = 0;
  self->n_active = 0;
  memset (self->n_units, 0, sizeof self->n_units);
  memset (self->cells, 0, sizeof self->cells);
  g_array_set_size (self->agencies, 0);
  g_array_set_size (self->waiting, 0);
  g_array_set_size (self->states, 0);
  g_array_set_size (self->changes, 0);
}

/* Those that wait no more are still in the list. */
static void
drop_waits (BalJourneyFacts *self)
{
  guint n = 0;

  for (guint i = 0; i < self->waiting->len; i++)
    {
      guint32 row = g_array_index (self->waiting, guint32, i);

      if (g_array_index (self->states, guint8, row) == BAL_UNIT_WAITING)
        g_array_index (self->waiting, guint32, n++) = row;
    }
  g_array_set_size (self->waiting, n);
}

/* The first span that reaches the day, or touches it. */
static guint
find_span (const BalSpan *spans, guint n_spans, gint32 day)
{
  guint low = 0, high = n_spans;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (spans[middle].until < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_span (GArray *array, BalSpan span)
{
  BalSpan *spans = (BalSpan *) (gpointer) array->data;
  guint first = find_span (spans, array->len, span.from);
  guint last = first;

  while (last < array->len && spans[last].from <= span.until)
    {
      span.from = MIN (span.from, spans[last].from);
      span.until = MAX (span.until, spans[last].until);
      last++;
    }
  if (last == first)
    {
      g_array_insert_val (array, first, span);
      return;
    }
  spans[first] = span;
  if (last > first + 1)
    g_array_remove_range (array, first + 1, last - first - 1);
}

static void
cover_see (BalJourneyCover *self, const BalJourneyLogRow *rows, gsize n_rows)
{
  for (; self->n_seen < n_rows; self->n_seen++)
    {
      const BalJourneyLogRow *row = &rows[self->n_seen];

      if (row->start == BAL_EPISODES_NO_DAY ||
          !bal_offer_mask_has_codes (&self->mask, row->strand, row->level, row->stage) ||
          (self->mask.same_need && row->need_type != self->need))
        continue;
      add_span (self->spans,
                (BalSpan){ row->start, row->end == BAL_EPISODES_NO_DAY ? NEVER : row->end + 1 });
    }
}

void
bal_journey_facts_look (BalJourneyFacts *self,
                        const BalJourneyLogRow *rows,
                        gsize n_rows,
                        gint32 as_at)
{
  if (as_at < self->as_at || self->as_at == G_MININT32)
    begin_again (self, as_at);
  self->as_at = as_at;
  while (self->changes->len > 0 && g_array_index (self->changes, Change, 0).day <= as_at)
    place_again (self, rows, pop_change (self).row);
  g_array_set_size (self->states, (guint) n_rows);
  for (; self->n_seen < n_rows; self->n_seen++)
    place (self, rows, (guint32) self->n_seen, -1);
  drop_waits (self);
  cover_see (&self->everything, rows, n_rows);
  for (guint level = 0; level < self->scheme.n_levels; level++)
    cover_see (&self->levels[level], rows, n_rows);
}

const BalJourneyCover *
bal_journey_facts_get_cover (BalJourneyFacts *self,
                             const BalJourneyLogRow *rows,
                             const BalOfferMask *mask,
                             int need)
{
  BalJourneyCover *found = NULL;

  for (guint i = 0; i < BAL_JOURNEY_N_MASKS && !found; i++)
    if (self->masks[i].spans && bal_offer_mask_equal (&self->masks[i].mask, mask) &&
        (!mask->same_need || self->masks[i].need == need))
      found = &self->masks[i];
  if (!found)
    {
      found = &self->masks[self->next_mask];
      self->next_mask = (self->next_mask + 1) % BAL_JOURNEY_N_MASKS;
      cover_init (found, mask, need);
    }
  cover_see (found, rows, self->n_seen);
  return found;
}

int
bal_journey_facts_get_highest_level (const BalJourneyFacts *self)
{
  guint width = self->scheme.n_levels + 1u;

  for (int level = self->scheme.n_levels - 1; level >= 0; level--)
    for (guint cell = (guint) level + 1; cell < G_N_ELEMENTS (self->cells); cell += width)
      if (self->cells[cell] > 0)
        return level;
  return -1;
}

gint32
bal_journey_facts_get_last_day (const BalJourneyFacts *self)
{
  const GArray *array = self->everything.spans;
  const BalSpan *spans = (const BalSpan *) (gconstpointer) array->data;
  guint at = find_span (spans, array->len, self->as_at + 1);

  /* A span that only touches the day after may begin there. */
  if (at < array->len && spans[at].from <= self->as_at)
    return MIN (spans[at].until - 1, self->as_at);
  return at > 0 ? spans[at - 1].until - 1 : -1;
}

typedef struct
{
  const BalSpan *at;
  const BalSpan *end;
} Cursor;

/* The highest level on a day, and the next day on which that may be another one. */
static int
read_day (Cursor *cursors, int n_levels, gint32 day, gint32 *next)
{
  int highest = -1;

  *next = NEVER;
  for (int level = n_levels - 1; level >= 0; level--)
    {
      Cursor *cursor = &cursors[level];

      while (cursor->at < cursor->end && cursor->at->until <= day)
        cursor->at++;
      if (cursor->at == cursor->end)
        continue;
      if (cursor->at->from > day)
        *next = MIN (*next, cursor->at->from);
      else
        {
          highest = MAX (highest, level);
          *next = MIN (*next, cursor->at->until);
        }
    }
  return highest;
}

void
bal_journey_facts_count_moves (const BalJourneyFacts *self, BalJourneyMoves *moves)
{
  Cursor cursors[16];
  int before = -1;
  gint32 next;

  *moves = (BalJourneyMoves){ 0 };
  for (guint level = 0; level < self->scheme.n_levels; level++)
    {
      const GArray *spans = self->levels[level].spans;

      cursors[level].at = (const BalSpan *) (gconstpointer) spans->data;
      cursors[level].end = cursors[level].at + spans->len;
    }
  for (gint32 day = 0; day <= self->as_at; day = next)
    {
      int level = read_day (cursors, self->scheme.n_levels, day, &next);

      if (level < 0)
        continue;
      if (before >= 0 && level != before)
        {
          BalJump jump = bal_level_move_get_jump (&self->scheme, before, level);

          moves->n_moves++;
          moves->n_jumps_up += jump == BAL_JUMP_UP;
          moves->n_jumps_down += jump == BAL_JUMP_DOWN;
        }
      before = level;
    }
}
