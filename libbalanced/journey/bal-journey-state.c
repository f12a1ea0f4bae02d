/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-journey-state-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-journey-facts-private.h"

#define READING "Reading the state of a journey"

/**
 * BalJourneyState:
 *
 * How things stand with one child on a day.
 *
 * What is active, in which cells and with which agencies; what is waited for, since when, and on
 * how many of these days nothing was offered; and what is worth knowing, as findings.
 *
 * Making one is quick, so that a screen can show it after every event. A journey that has grown
 * keeps what was computed for the shorter one, and goes on from there, as long as as-at dates do
 * not go back.
 *
 * ```c
 * g_autoptr (BalJourneyState) state = bal_journey_state_new (journey, today, NULL, &error);
 * ```
 *
 * ```python
 * state = journey.state('2021-02-28', idle_limit=126)
 * print(state.highest_level, state.idle_days, state.findings)
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Features: F3.
 *
 * Since: 0.1
 */

enum
{
  PROP_AS_AT = 1,
  PROP_N_ACTIVE,
  PROP_N_WAITING,
  PROP_HIGHEST_LEVEL,
  PROP_LAST_ACTIVE_DAY,
  PROP_WAITING_DAYS,
  PROP_IDLE_DAYS,
  PROP_FINDINGS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalJourneyState, bal_journey_state, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalJourneyState *self = BAL_JOURNEY_STATE (object);

  switch (id)
    {
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_N_ACTIVE:
      g_value_set_uint (value, self->n_active);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, bal_journey_state_get_n_waiting (self));
      break;
    case PROP_HIGHEST_LEVEL:
      g_value_set_string (value, bal_journey_state_get_highest_level (self));
      break;
    case PROP_LAST_ACTIVE_DAY:
      g_value_set_int (value, self->last_active_day);
      break;
    case PROP_WAITING_DAYS:
      g_value_set_int (value, self->waiting_days);
      break;
    case PROP_IDLE_DAYS:
      g_value_set_int (value, self->idle_days);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_journey_state_finalize (GObject *object)
{
  BalJourneyState *self = BAL_JOURNEY_STATE (object);

  g_clear_pointer (&self->log, bal_journey_log_unref);
  g_array_unref (self->cells);
  g_array_unref (self->agencies);
  g_array_unref (self->waits);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (bal_journey_state_parent_class)->finalize (object);
}

static void
bal_journey_state_class_init (BalJourneyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->finalize = bal_journey_state_finalize;

  /**
   * BalJourneyState:as-at:
   *
   * The day that is looked at, in days since 1970-01-01.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalJourneyState:n-active:
   *
   * The number of units that are active on the day.
   *
   * Since: 0.1
   */
  properties[PROP_N_ACTIVE] = g_param_spec_uint ("n-active", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalJourneyState:n-waiting:
   *
   * The number of units that are waited for.
   *
   * Since: 0.1
   */
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalJourneyState:highest-level:
   *
   * The code of the highest level that is active; %NULL where none is.
   *
   * Since: 0.1
   */
  properties[PROP_HIGHEST_LEVEL] = g_param_spec_string ("highest-level", NULL, NULL, NULL, flags);

  /**
   * BalJourneyState:last-active-day:
   *
   * The last day up to the as-at date with an active unit, in days since 1970-01-01; %G_MININT32
   * where there never was one.
   *
   * Since: 0.1
   */
  properties[PROP_LAST_ACTIVE_DAY] =
    g_param_spec_int ("last-active-day", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalJourneyState:waiting-days:
   *
   * The days so far of the longest wait that goes on; -1 without one.
   *
   * Since: 0.1
   */
  properties[PROP_WAITING_DAYS] =
    g_param_spec_int ("waiting-days", NULL, NULL, -1, G_MAXINT, -1, flags);

  /**
   * BalJourneyState:idle-days:
   *
   * The days so far of waits that go on without an active offer, each counted once; -1 without a
   * wait of which that can be told.
   *
   * Since: 0.1
   */
  properties[PROP_IDLE_DAYS] = g_param_spec_int ("idle-days", NULL, NULL, -1, G_MAXINT, -1, flags);

  /**
   * BalJourneyState:findings:
   *
   * What is worth knowing about the child.
   *
   * Since: 0.1
   */
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, BAL_TYPE_FINDINGS, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_journey_state_init (BalJourneyState *self)
{
  self->as_at = BAL_DAY_NONE;
  self->cells = g_array_new (FALSE, FALSE, sizeof (BalJourneyStateActive));
  self->agencies = g_array_new (FALSE, FALSE, sizeof (BalJourneyStateActive));
  self->waits = g_array_new (FALSE, FALSE, sizeof (BalJourneyStateWait));
  self->highest_level = -1;
  self->last_active_day = BAL_DAY_NONE;
  self->waiting_days = -1;
  self->idle_days = -1;
}

/* What one state is read from, under the lock of its log. */
typedef struct
{
  BalJourneyState *state;
  const BalJourneyLogRow *rows;
  BalJourneyFacts *facts;
  const BalOfferMask *mask;
  gint32 as_at; /* as the store keeps days */
} Reading;

static void
read_active (const Reading *reading)
{
  BalJourneyState *self = reading->state;
  const BalJourneyFacts *facts = reading->facts;

  for (guint i = 0; i < G_N_ELEMENTS (facts->n_units); i++)
    self->n_units[i] = facts->n_units[i];
  self->n_active = facts->n_active;
  self->highest_level = bal_journey_facts_get_highest_level (facts);
  for (guint i = 0; i < G_N_ELEMENTS (facts->cells); i++)
    if (facts->cells[i] > 0)
      g_array_append_val (self->cells, ((BalJourneyStateActive){ i, facts->cells[i] }));
  for (guint i = 0; i < facts->agencies->len; i++)
    {
      BalJourneyStateActive agency = { i, g_array_index (facts->agencies, guint, i) };

      if (agency.n_units > 0)
        g_array_append_val (self->agencies, agency);
    }
}

/* In an order that does not depend on the one in which rows came. */
static int
compare_waits (gconstpointer a, gconstpointer b)
{
  const BalJourneyLogRow *left = &((const BalJourneyStateWait *) a)->row,
                         *right = &((const BalJourneyStateWait *) b)->row;

  if (left->requested != right->requested)
    return left->requested < right->requested ? -1 : 1;
  if (left->id && right->id)
    return bal_text_compare_identifiers (left->id, strlen (left->id), right->id,
                                         strlen (right->id));
  if (left->id || right->id)
    return left->id ? -1 : 1;
  return (left->row > right->row) - (left->row < right->row);
}

static void
read_wait (const Reading *reading, const BalJourneyLogRow *row, GArray *idle)
{
  BalJourneyState *self = reading->state;
  BalJourneyStateWait wait = { *row, reading->as_at - row->requested, -1 };

  self->waiting_days = MAX (self->waiting_days, wait.days);
  if (!reading->mask->same_need || row->need_type != BAL_EPISODES_NO_CODE8)
    {
      const BalJourneyCover *cover =
        bal_journey_facts_get_cover (reading->facts, reading->rows, reading->mask, row->need_type);
      const BalSpan *spans = (const BalSpan *) (gconstpointer) cover->spans->data;
      BalIdleFigures figures = { 0 };

      bal_spans_add_idle (spans, cover->spans->len, row->requested, reading->as_at, &figures);
      wait.idle_days = (gint32) figures.idle_days;
      if (reading->mask->same_need)
        bal_spans_append_idle (spans, cover->spans->len, row->requested, reading->as_at, idle);
      self->idle_days = MAX (self->idle_days, wait.idle_days);
    }
  g_array_append_val (self->waits, wait);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return ((const BalSpan *) a)->from - ((const BalSpan *) b)->from;
}

static int
count_days (GArray *spans)
{
  gint32 until = 0, days = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const BalSpan *span = &g_array_index (spans, BalSpan, i);

      days += MAX (0, span->until - MAX (span->from, until));
      until = MAX (until, span->until);
    }
  return days;
}

/* All of them go on until the same day: with one mask for all, the idle days of the longest are
 * those of the others too. */
static void
read_waits (const Reading *reading)
{
  BalJourneyState *self = reading->state;
  const GArray *waiting = reading->facts->waiting;
  g_autoptr (GArray) idle = NULL;

  if (waiting->len == 0)
    return;
  idle = g_array_new (FALSE, FALSE, sizeof (BalSpan));
  for (guint i = 0; i < waiting->len; i++)
    read_wait (reading, &reading->rows[g_array_index (waiting, guint32, i)], idle);
  if (reading->mask->same_need && self->idle_days >= 0)
    self->idle_days = count_days (idle);
  g_array_sort (self->waits, compare_waits);
}

static void
find_jumps (const Reading *reading, BalFindingsBuilder *findings)
{
  BalJourneyMoves moves;

  bal_journey_facts_count_moves (reading->facts, &moves);
  if (moves.n_jumps_up > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", (double) moves.n_jumps_up },
        { "moves", (double) moves.n_moves },
        { "children", 1 },
        { "share", (double) moves.n_jumps_up / (double) moves.n_moves },
      };

      bal_findings_builder_add (findings, "universal-to-specialist-jumps", "journey", NULL, figures,
                                G_N_ELEMENTS (figures));
    }
}

static void
find_idle (const BalJourneyState *self, int limit, BalFindingsBuilder *findings)
{
  gint64 days = 0, idle = 0, longest = 0;
  guint n_wholly = 0, n_over = 0;

  for (guint i = 0; i < self->waits->len; i++)
    {
      const BalJourneyStateWait *wait = &g_array_index (self->waits, BalJourneyStateWait, i);

      if (wait->idle_days < 0)
        continue;
      days += wait->days;
      idle += wait->idle_days;
      longest = MAX (longest, wait->idle_days);
      n_wholly += wait->days > 0 && wait->idle_days == wait->days;
      n_over += limit >= 0 && wait->idle_days > limit;
    }
  if (idle > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", n_wholly },
        { "waits", self->waits->len },
        { "children", 1 },
        { "days", (double) idle },
        { "share", (double) idle / (double) days },
      };

      bal_findings_builder_add (findings, "idle-waits", "waiting", NULL, figures,
                                G_N_ELEMENTS (figures));
    }
  if (n_over > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", n_over },
        { "waits", self->waits->len },
        { "limit", limit },
        { "longest", (double) longest },
      };

      bal_findings_builder_add (findings, "idle-wait-over-limit", "waiting", NULL, figures,
                                G_N_ELEMENTS (figures));
    }
}

static void
read_everything (const Reading *reading, BalJourneyStateOptions *options, gsize n_rows)
{
  BalJourneyState *self = reading->state;
  BalFindingsBuilder *findings = bal_findings_builder_new ();
  gint32 last;

  bal_journey_facts_look (reading->facts, reading->rows, n_rows, reading->as_at);
  last = bal_journey_facts_get_last_day (reading->facts);
  if (last >= 0)
    self->last_active_day = last + BAL_EPISODES_EPOCH;
  read_active (reading);
  read_waits (reading);
  find_jumps (reading, findings);
  find_idle (self, options ? options->idle_limit : -1, findings);
  bal_journey_log_add_counts (self->log, n_rows, findings);
  self->findings = bal_findings_builder_end (findings);
}

static gboolean
read_mask (BalJourneyLog *log, BalJourneyStateOptions *options, BalOfferMask *mask, GError **error)
{
  const BalOfferWords known = { log->strands, log->levels, log->stages };
  BalOfferWords wanted;

  bal_offer_mask_init_default (mask, &log->scheme);
  if (!options)
    return TRUE;
  wanted = (BalOfferWords){ options->offer_strands, options->offer_levels, options->offer_stages };
  mask->same_need = options->same_need;
  return bal_offer_mask_read (mask, &wanted, &known, READING, error);
}

/* A journey that others grew out of is read without what is known about those. */
static void
read_log (BalJourneyState *self,
          const BalOfferMask *mask,
          BalJourneyStateOptions *options,
          gsize n_rows)
{
  BalJourneyLog *log = self->log;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&log->mutex);
  BalJourneyFacts *facts = log->facts;
  gboolean is_shorter = facts && facts->n_seen > n_rows;
  Reading reading = {
    .state = self,
    .rows = (const BalJourneyLogRow *) (gconstpointer) log->rows->data,
    .mask = mask,
    .as_at = bal_window_new (self->as_at, BAL_DAY_NONE, BAL_DAY_NONE).as_at,
  };

  if (!facts && !is_shorter)
    {
      log->facts = facts = bal_journey_facts_new (&log->scheme);
      log->facts_free = bal_journey_facts_free;
    }
  reading.facts = is_shorter ? bal_journey_facts_new (&log->scheme) : facts;
  read_everything (&reading, options, n_rows);
  if (is_shorter)
    bal_journey_facts_free (reading.facts);
}

/**
 * bal_journey_state_new:
 * @journey: a journey
 * @as_at: the day to look at, in days since 1970-01-01
 * @options: (nullable): what counts as an offer, or %NULL for the defaults
 * @error: return location for an error
 *
 * Reads how things stand with a child.
 *
 * Waits are those that go on at the as-at date. The findings are `universal-to-specialist-jumps`,
 * `idle-waits`, `idle-wait-over-limit` where the options set a limit, and what is noted about the
 * rows: `value-missing`, `no-dates` and `end-without-start`.
 *
 * Returns: (transfer full): the state; [error@Balanced.Error] where there is no as-at date, or an
 *   option names a code that the framework does not have
 *
 * Since: 0.1
 */
BalJourneyState *
bal_journey_state_new (BalJourney *journey,
                       gint32 as_at,
                       BalJourneyStateOptions *options,
                       GError **error)
{
  BalJourneyState *self;
  BalJourneyLog *log;
  BalOfferMask mask;
  gsize n_rows;

  g_return_val_if_fail (BAL_IS_JOURNEY (journey), NULL);
  g_return_val_if_fail (options == NULL || BAL_IS_JOURNEY_STATE_OPTIONS (options), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (as_at == BAL_DAY_NONE)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           READING ": it needs an as-at date");
      return NULL;
    }
  log = bal_journey_get_log (journey, &n_rows);
  if (!read_mask (log, options, &mask, error))
    return NULL;
  self = g_object_new (BAL_TYPE_JOURNEY_STATE, NULL);
  self->log = bal_journey_log_ref (log);
  self->as_at = as_at;
  read_log (self, &mask, options, n_rows);
  return self;
}

/**
 * bal_journey_state_get_as_at: (get-property as-at)
 * @self: a state
 *
 * Gets the day that is looked at.
 *
 * Returns: the day, in days since 1970-01-01
 *
 * Since: 0.1
 */
gint32
bal_journey_state_get_as_at (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_journey_state_get_n_active: (get-property n-active)
 * @self: a state
 *
 * Gets the number of units that are active on the day.
 *
 * Returns: the number of units
 *
 * Since: 0.1
 */
guint
bal_journey_state_get_n_active (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), 0);

  return self->n_active;
}

/**
 * bal_journey_state_get_n_waiting: (get-property n-waiting)
 * @self: a state
 *
 * Gets the number of units that are waited for.
 *
 * Returns: the number of units
 *
 * Since: 0.1
 */
guint
bal_journey_state_get_n_waiting (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), 0);

  return self->waits->len;
}

/**
 * bal_journey_state_get_highest_level: (get-property highest-level)
 * @self: a state
 *
 * Gets the highest level that is active.
 *
 * Returns: (nullable): the code of the level, or %NULL where no unit with a level is active
 *
 * Since: 0.1
 */
const char *
bal_journey_state_get_highest_level (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), NULL);

  return self->highest_level < 0 ? NULL : self->log->levels[self->highest_level];
}

/**
 * bal_journey_state_get_last_active_day: (get-property last-active-day)
 * @self: a state
 *
 * Gets the last day up to the as-at date with an active unit.
 *
 * Returns: the day, in days since 1970-01-01, or %G_MININT32 where there never was one
 *
 * Since: 0.1
 */
gint32
bal_journey_state_get_last_active_day (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), BAL_DAY_NONE);

  return self->last_active_day;
}

/**
 * bal_journey_state_get_waiting_days: (get-property waiting-days)
 * @self: a state
 *
 * Gets how long the child has been waiting.
 *
 * Returns: the days of the longest wait that goes on, or -1 without one
 *
 * Since: 0.1
 */
int
bal_journey_state_get_waiting_days (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), -1);

  return self->waiting_days;
}

/**
 * bal_journey_state_get_idle_days: (get-property idle-days)
 * @self: a state
 *
 * Gets how many of the days of waiting so far were without an active offer.
 *
 * Returns: the days that are idle in a wait that goes on, each counted once, or -1 without a wait
 *   of which that can be told
 *
 * Since: 0.1
 */
int
bal_journey_state_get_idle_days (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), -1);

  return self->idle_days;
}

/**
 * bal_journey_state_get_findings: (get-property findings)
 * @self: a state
 *
 * Gets what is worth knowing about the child.
 *
 * Returns: (transfer none) (nullable): the findings; %NULL in a state that was not read from a
 *   journey
 *
 * Since: 0.1
 */
BalFindings *
bal_journey_state_get_findings (BalJourneyState *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), NULL);

  return self->findings;
}
