/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-transfers.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalTransfers:
 *
 * What happens when an agency is done with a child: who takes over, when, and whether it was known.
 *
 * An agency leaves a child, in a strand, with the last day of its last unit there; one that has a
 * unit going on, or is waited for, has not left. The receiver is the other agency whose unit in the
 * same strand is the first to start after that last unit did, at latest
 * [property@Balanced.Transfers:window-days] days after the leaving. So a leaving is one of these:
 * `overlap`, where the receiver started on the day of the leaving or before; `direct`, where it
 * started on the day after; `gap`, where days lie between; `waiting`, where another agency has been
 * asked in these days and has not started in them; `ended`, where there is no other; and
 * `not_known`, where the days are not over.
 *
 * A receiver is named where it had been asked, or had started, by the day of the leaving. The plan
 * is transferred where a unit that [property@Balanced.Transfers:plan-rows] take, of any agency,
 * starts at most that many days before or after the leaving; without these conditions nothing can
 * be said, and the figures are not available.
 *
 * The table `transfers` has the leavings, and the figures of receivers and plans of those that have
 * a receiver or wait for one. Group by agency for who was left. A period takes the leavings in it;
 * what comes after them is followed to the as-at date. The selection chooses the rows that are
 * looked at. Rows without an agency or a strand are in none.
 *
 * For moves between phases of education see `transition_points` of [class@Balanced.Checkpoints].
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F7.
 *
 * Since: 0.1
 */
struct _BalTransfers
{
  BalAnalysis parent_instance;

  GStrv plan_rows; /* owned; nullable: not known */
  guint window_days;
};

struct _BalTransfersClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_PLAN_ROWS,
  PROP_WINDOW_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalTransfers, bal_transfers, BAL_TYPE_ANALYSIS)

#define DEFAULT_WINDOW_DAYS 90

/* What a leaving is, then the figures. */
enum
{
  OVERLAP,
  DIRECT,
  GAP,
  WAITING,
  ENDED,
  NOT_KNOWN,
  N_STATES,
  OVERLAP_DAYS = N_STATES,
  GAP_DAYS,
  NAMED,
  WITH_PLAN,
  CHILDREN,
  N_FIGURES,
};

enum
{
  OVERLAPS,
  GAPS,
};

static const char *const figure_names[N_FIGURES] = { "overlap",      "direct",   "gap",
                                                     "waiting",      "ended",    "not_known",
                                                     "overlap_days", "gap_days", "named",
                                                     "with_plan",    "children" };

typedef struct
{
  BalRowMatch plans;
  gboolean has_plans;
  gint32 window_days;
} Plan;

/* Of one agency in one strand: the row with its last day, or that it is still there. */
typedef struct
{
  gsize row;
  gint32 end;
  gboolean stays;
} Leaving;

/* Two requests of a strand that are waiting, of different agencies, the earliest first. */
typedef struct
{
  gint32 requested[2];
  guint16 agency[2];
} Requests;

/* Scratch of one thread: of the child that is being counted. */
typedef struct
{
  GHashTable *leavings;          /* owned; by strand and agency, the place in found + 1 */
  GArray *found;                 /* owned, of Leaving, in the order of their first rows */
  Requests requests[G_MAXUINT8]; /* by strand */
  GArray *plans; /* owned, of gint32: the starts of units that transfer a plan, in order */
} Scratch;

static void
bal_transfers_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  bal_analysis_names_add_histogram (names, "overlaps");
  bal_analysis_names_add_histogram (names, "gaps");
  names->n_stamps = names->counters->len;
}

static gboolean
bal_transfers_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalTransfers *self = BAL_TRANSFERS (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->window_days = (gint32) self->window_days;
  plan->has_plans = self->plan_rows != NULL;
  return bal_row_match_init (&plan->plans, run->input, (const char *const *) self->plan_rows,
                             "plans that are transferred", error);
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  bal_row_match_clear (&plan->plans);
  g_free (plan);
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->leavings = g_hash_table_new (NULL, NULL);
  scratch->found = g_array_new (FALSE, FALSE, sizeof (Leaving));
  scratch->plans = g_array_new (FALSE, FALSE, sizeof (gint32));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_hash_table_unref (scratch->leavings);
  g_array_unref (scratch->found);
  g_array_unref (scratch->plans);
  g_free (scratch);
}

static Leaving *
get_leaving (Scratch *scratch, int strand, guint16 agency)
{
  gpointer key = GUINT_TO_POINTER ((guint) strand << 16 | agency);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (scratch->leavings, key));

  if (place == 0)
    {
      const Leaving none = { 0, G_MININT32, FALSE };

      g_array_append_val (scratch->found, none);
      place = scratch->found->len;
      g_hash_table_insert (scratch->leavings, key, GUINT_TO_POINTER (place));
    }
  return &g_array_index (scratch->found, Leaving, place - 1);
}

static void
add_request (Requests *self, guint16 agency, gint32 requested)
{
  guint at = self->agency[0] == agency ? 0 : 1;

  if (requested >= self->requested[at])
    return;
  if (at == 1 && requested < self->requested[0])
    {
      self->requested[1] = self->requested[0];
      self->agency[1] = self->agency[0];
      at = 0;
    }
  self->requested[at] = requested;
  self->agency[at] = agency;
}

static void
read_row (const BalAnalysisRun *run, Scratch *scratch, gsize row)
{
  const Plan *plan = run->plan;
  const BalEpisodes *episodes = run->input->episodes;
  int strand = bal_episodes_get_strand (episodes, row);
  guint16 agency = episodes->agency[row];
  BalUnit unit;

  bal_unit_read (episodes, row, bal_analysis_run_get_as_at (run), &unit);
  if ((unit.state != BAL_UNIT_TIMED && unit.state != BAL_UNIT_WAITING) ||
      !bal_analysis_run_counts (run, row))
    return;
  if (unit.state == BAL_UNIT_TIMED && plan->has_plans &&
      bal_row_match_takes (&plan->plans, run->input, row))
    g_array_append_val (scratch->plans, unit.start);
  if (strand < 0 || agency == BAL_EPISODES_NO_CODE16)
    return;
  if (unit.state == BAL_UNIT_WAITING)
    {
      get_leaving (scratch, strand, agency)->stays = TRUE;
      add_request (&scratch->requests[strand], agency, unit.requested);
    }
  else
    {
      Leaving *leaving = get_leaving (scratch, strand, agency);

      leaving->stays = leaving->stays || unit.is_open;
      if (unit.end >= leaving->end)
        {
          leaving->end = unit.end;
          leaving->row = row;
        }
    }
}

static void
read_rows (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  g_hash_table_remove_all (scratch->leavings);
  g_array_set_size (scratch->found, 0);
  g_array_set_size (scratch->plans, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (scratch->requests); i++)
    scratch->requests[i] =
      (Requests){ { G_MAXINT32, G_MAXINT32 }, { BAL_EPISODES_NO_CODE16, BAL_EPISODES_NO_CODE16 } };
  for (gsize row = first; row < first + count; row++)
    read_row (run, scratch, row);
}

/* The first row behind the leaving one that starts in its strand with another agency; rows stand in
 * the order of their starts, so of each agency only its own rows are passed over. */
static gboolean
find_receiver (const BalAnalysisRun *run, const Leaving *leaving, gsize end, BalUnit *unit)
{
  const BalEpisodes *episodes = run->input->episodes;
  int strand = bal_episodes_get_strand (episodes, leaving->row);
  guint16 agency = episodes->agency[leaving->row];

  for (gsize row = leaving->row + 1; row < end; row++)
    {
      if (bal_episodes_get_strand (episodes, row) != strand || episodes->agency[row] == agency ||
          episodes->agency[row] == BAL_EPISODES_NO_CODE16 || !bal_analysis_run_counts (run, row))
        continue;
      bal_unit_read (episodes, row, bal_analysis_run_get_as_at (run), unit);
      if (unit->state == BAL_UNIT_TIMED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_plan (const BalAnalysisRun *run, const Scratch *scratch, gint32 day)
{
  const Plan *plan = run->plan;
  const gint32 *starts = (const gint32 *) (gpointer) scratch->plans->data;
  guint low = 0, high = scratch->plans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle] < day - plan->window_days)
        low = middle + 1;
      else
        high = middle;
    }
  return low < scratch->plans->len && starts[low] <= day + plan->window_days;
}

static void
count_leaving (const BalAnalysisRun *run,
               const Scratch *scratch,
               BalTally *tally,
               const Leaving *leaving,
               gsize end)
{
  const Plan *plan = run->plan;
  const BalEpisodes *episodes = run->input->episodes;
  const Requests *requests = &scratch->requests[bal_episodes_get_strand (episodes, leaving->row)];
  gint32 requested =
    requests->requested[requests->agency[0] == episodes->agency[leaving->row] ? 1 : 0];
  gint32 last = leaving->end + plan->window_days;
  guint state = ENDED, groups[] = { BAL_TALLY_TOTAL, bal_tally_get_group (tally, leaving->row) };
  gboolean is_named = FALSE, is_started;
  gint32 days = 0;
  BalUnit unit;

  is_started = find_receiver (run, leaving, end, &unit) && unit.start <= last;
  if (is_started)
    {
      days = unit.start - leaving->end - 1;
      state = days < 0 ? OVERLAP : days == 0 ? DIRECT : GAP;
      is_named = unit.start <= leaving->end ||
                 (unit.wait == BAL_WAIT_STARTED && unit.requested <= leaving->end);
    }
  else if (last > bal_analysis_run_get_as_at (run))
    state = NOT_KNOWN;
  else if (requested <= last)
    {
      state = WAITING;
      is_named = requested <= leaving->end;
    }
  for (guint i = 0; i < (groups[1] == BAL_TALLY_TOTAL ? 1 : 2); i++)
    {
      guint group = groups[i];

      bal_tally_add (tally, group, BAL_N_ROWS + state, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN,
                     bal_tally_stamp (tally, group, BAL_N_ROWS + CHILDREN));
      bal_tally_add (tally, group, BAL_N_ROWS + NAMED, is_named);
      bal_tally_add (tally, group, BAL_N_ROWS + WITH_PLAN,
                     state <= WAITING && has_plan (run, scratch, leaving->end));
      if (state == OVERLAP)
        {
          bal_tally_add (tally, group, BAL_N_ROWS + OVERLAP_DAYS, -days);
          bal_tally_record (tally, group, OVERLAPS, (guint64) -days, 1);
        }
      if (state == GAP)
        {
          bal_tally_add (tally, group, BAL_N_ROWS + GAP_DAYS, days);
          bal_tally_record (tally, group, GAPS, (guint64) days, 1);
        }
    }
}

static void
bal_transfers_count_child (const BalAnalysisRun *run,
                           gpointer data,
                           BalTally *tally,
                           gsize child,
                           gsize first,
                           gsize count)
{
  Scratch *scratch = data;

  read_rows (run, scratch, first, count);
  for (guint i = 0; i < scratch->found->len; i++)
    {
      const Leaving *leaving = &g_array_index (scratch->found, Leaving, i);

      if (!leaving->stays && leaving->end >= run->window.first && leaving->end <= run->window.last)
        count_leaving (run, scratch, tally, leaving, first + count);
    }
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }

static const BalReportColumn transfer_columns[] = {
  COLUMN ("leavings", INT64, COUNT, "leavings"),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("overlap", INT64, COUNT, "leavings"),
  COLUMN ("direct", INT64, COUNT, "leavings"),
  COLUMN ("gap", INT64, COUNT, "leavings"),
  COLUMN ("waiting", INT64, COUNT, "leavings"),
  COLUMN ("ended", INT64, COUNT, "leavings"),
  COLUMN ("not_known", INT64, COUNT, "leavings"),
  COLUMN ("overlap_days", INT64, TOTAL, "days"),
  COLUMN ("median_overlap_days", DOUBLE, NONE, "days"),
  COLUMN ("gap_days", INT64, TOTAL, "days"),
  COLUMN ("median_gap_days", DOUBLE, NONE, "days"),
  COLUMN ("longest_gap_days", INT64, NONE, "days"),
  COLUMN ("receiver_named", INT64, COUNT, "leavings"),
  COLUMN ("share_named", DOUBLE, SHARE, NULL),
  COLUMN ("plan_transferred", INT64, COUNT, "leavings"),
  COLUMN ("share_with_plan", DOUBLE, SHARE, NULL),
};

static void
add_transfers (BalReport *report,
               const BalReportTable *table,
               BalTableBuilder *builder,
               const BalSummaryGroup *group)
{
  const BalTransfers *self = report->extra;
  const gint64 *figures = group->counters + BAL_N_ROWS;
  gint64 leavings = 0, received = 0;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = 0; i < N_STATES; i++)
    leavings += figures[i];
  for (guint i = OVERLAP; i <= WAITING; i++)
    received += figures[i];
  bal_report_row_int (&row, leavings);
  bal_report_row_int (&row, figures[CHILDREN]);
  for (guint i = 0; i < N_STATES; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_int (&row, figures[OVERLAP_DAYS]);
  bal_report_row_quantile (&row, group->bins[OVERLAPS], 0.5);
  bal_report_row_int (&row, figures[GAP_DAYS]);
  bal_report_row_quantile (&row, group->bins[GAPS], 0.5);
  bal_report_row_largest (&row, group->bins[GAPS]);
  bal_report_row_int (&row, figures[NAMED]);
  bal_report_row_ratio (&row, figures[NAMED], received);
  if (self->plan_rows)
    {
      bal_report_row_int (&row, figures[WITH_PLAN]);
      bal_report_row_ratio (&row, figures[WITH_PLAN], received);
      return;
    }
  bal_report_row_state (&row, BAL_VALUE_STATE_NOT_AVAILABLE);
  bal_report_row_state (&row, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static void
bal_transfers_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "transfers", BAL_BASIS_ENDED, transfer_columns,
                                 G_N_ELEMENTS (transfer_columns), add_transfers };

  report->extra = analysis;
  bal_report_add_table (report, &table);
  report->extra = NULL;
}

static void
bal_transfers_append_options (BalAnalysis *analysis, GString *options)
{
  static const char *const none[] = { "not stated", NULL };
  BalTransfers *self = BAL_TRANSFERS (analysis);

  bal_row_match_append_options (options, "plan_rows",
                                self->plan_rows ? (const char *const *) self->plan_rows : none);
  g_string_append_printf (options, "window_days=%u\n", self->window_days);
}

static void
bal_transfers_finalize (GObject *object)
{
  BalTransfers *self = BAL_TRANSFERS (object);

  g_strfreev (self->plan_rows);

  G_OBJECT_CLASS (bal_transfers_parent_class)->finalize (object);
}

static void
bal_transfers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalTransfers *self = BAL_TRANSFERS (object);

  switch (id)
    {
    case PROP_PLAN_ROWS:
      g_value_set_boxed (value, self->plan_rows);
      break;
    case PROP_WINDOW_DAYS:
      g_value_set_uint (value, self->window_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_transfers_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalTransfers *self = BAL_TRANSFERS (object);

  switch (id)
    {
    case PROP_PLAN_ROWS:
      self->plan_rows = g_value_dup_boxed (value);
      break;
    case PROP_WINDOW_DAYS:
      self->window_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_transfers_class_init (BalTransfersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_transfers_finalize;
  object_class->get_property = bal_transfers_get_property;
  object_class->set_property = bal_transfers_set_property;
  analysis_class->name = "transfers";
  analysis_class->append_options = bal_transfers_append_options;
  analysis_class->prepare = bal_transfers_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_transfers_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_transfers_count_child;
  analysis_class->finish = bal_transfers_finish;

  /**
   * BalTransfers:plan-rows:
   *
   * Which units show that a plan has been transferred: conditions such as
   * "outcome=plan-transferred"; %NULL, the default: nothing shows it.
   *
   * Since: 0.1
   */
  props[PROP_PLAN_ROWS] = g_param_spec_boxed ("plan-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalTransfers:window-days:
   *
   * How many days after a leaving a receiver is looked for, and a plan before it as well: 90 by
   * default, which is ours.
   *
   * Since: 0.1
   */
  props[PROP_WINDOW_DAYS] =
    g_param_spec_uint ("window-days", NULL, NULL, 0, 65535, DEFAULT_WINDOW_DAYS, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_transfers_init (BalTransfers *self)
{
}

/**
 * bal_transfers_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days of the leavings that are counted, or %NULL for everything up to
 * @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of how agencies hand children over; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalTransfers *
bal_transfers_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_TRANSFERS, "as-at", as_at, "period", period, "by", by, NULL);
}
