/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-transitions.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-level-states-private.h"

/**
 * BalTransitions:
 *
 * How children move between levels, or between stages.
 *
 * On each day a child is in one state: the highest level of the active units, or the latest stage,
 * in the order of the scheme; units that do not say are left out. A run is a stretch of days in
 * one state. A move is a change from one state to another, whose new state begins in the period;
 * days without a state do not hide it, unless there are
 * [property@Balanced.Transitions:gap-break-days] of them in a row. A state shorter than
 * [property@Balanced.Transitions:shortest-state-days] is absorbed by the one before it. A jump
 * between levels goes between the universal and the specialist band with nothing targeted between;
 * a jump between stages leaves out one at least.
 *
 * The table `states` has the runs of each state with their days in the period, and the days on
 * which any unit was in it; `transitions` has a row for each pair of states, and
 * `transition_totals` the moves up and down and the jumps. All rows of a child are looked at;
 * children belong to the groups of their units that are counted and active in the period.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalTransitions
{
  BalAnalysis parent_instance;

  BalTransitionScheme scheme;
  BalLevelStatesOptions states;
};

struct _BalTransitionsClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_SCHEME,
  PROP_SHORTEST_STATE_DAYS,
  PROP_GAP_BREAK_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ENUM_TYPE (BalTransitionScheme,
                    bal_transition_scheme,
                    G_DEFINE_ENUM_VALUE (BAL_TRANSITION_SCHEME_LEVEL, "level"),
                    G_DEFINE_ENUM_VALUE (BAL_TRANSITION_SCHEME_STAGE, "stage"))

G_DEFINE_FINAL_TYPE (BalTransitions, bal_transitions, BAL_TYPE_ANALYSIS)

/* As many as a segment has bits. */
#define MAX_STATES 16

/* Of each state. */
enum
{
  RUNS,
  RUN_DAYS,
  ANY_DAYS,
  CHILDREN,
  N_OF_STATE,
};

/* Of the whole, each with its children. */
typedef enum
{
  MOVES,
  UP,
  DOWN,
  JUMPS_UP,
  JUMPS_DOWN,
} Total;

#define N_TOTALS 5

static const char *const total_names[N_TOTALS] = { "moves", "up", "down", "jumps_up",
                                                   "jumps_down" };

/* The counters of a group: children; those of the states; those of pairs of them, each with its
 * children; those of the whole. */
static guint
get_of_state (guint state, guint figure)
{
  return BAL_N_ROWS + 1 + state * N_OF_STATE + figure;
}

static guint
get_of_pair (guint n_states, guint from, guint to, gboolean of_children)
{
  return get_of_state (n_states, 0) + 2 * (from * n_states + to) + of_children;
}

static guint
get_of_total (guint n_states, Total total, gboolean of_children)
{
  return get_of_pair (n_states, n_states, 0, FALSE) + 2 * total + of_children;
}

static GStrv
get_codes (const BalTransitions *self, const BalAnalysisScheme *scheme)
{
  return self->scheme == BAL_TRANSITION_SCHEME_STAGE ? scheme->stages : scheme->levels;
}

static gboolean
bal_transitions_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  guint n_states = g_strv_length (get_codes (BAL_TRANSITIONS (analysis), &run->input->scheme));

  if (n_states <= MAX_STATES)
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
               "Running the analysis “transitions”: the framework has more than %d stages",
               MAX_STATES);
  return FALSE;
}

static void
bal_transitions_describe (BalAnalysis *analysis,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  static const char *const figures[N_OF_STATE] = { "runs", "run_days", "any_days", "children" };
  guint n_states = g_strv_length (get_codes (BAL_TRANSITIONS (analysis), scheme));

  bal_analysis_names_add (names, "children");
  for (guint i = 0; i < n_states * N_OF_STATE; i++)
    bal_analysis_names_add (names, "%s %u", figures[i % N_OF_STATE], i / N_OF_STATE);
  for (guint i = 0; i < n_states * n_states; i++)
    {
      bal_analysis_names_add (names, "moves %u %u", i / n_states, i % n_states);
      bal_analysis_names_add (names, "children moving %u %u", i / n_states, i % n_states);
    }
  for (guint i = 0; i < N_TOTALS; i++)
    {
      bal_analysis_names_add (names, "%s", total_names[i]);
      bal_analysis_names_add (names, "children %s", total_names[i]);
    }
  for (guint i = 0; i < n_states; i++)
    {
      g_autofree char *name = g_strdup_printf ("run days %u", i);

      bal_analysis_names_add_histogram (names, name);
    }
  names->n_stamps = names->counters->len;
}

/* Scratch of one thread. */
typedef struct
{
  BalSweep *sweep;
  BalLevelStates *states;
  GByteArray *cells;
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->sweep = bal_sweep_new ();
  scratch->states = bal_level_states_new ();
  scratch->cells = g_byte_array_new ();
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  bal_sweep_free (scratch->sweep);
  bal_level_states_free (scratch->states);
  g_byte_array_unref (scratch->cells);
  g_free (scratch);
}

/* The rows of one child with their stages in the place of levels. */
static BalEpisodes
read_stages (Scratch *scratch, const BalEpisodes *episodes, gsize first, gsize count)
{
  BalEpisodes view = {
    .n_rows = count,
    .start = episodes->start + first,
    .end = episodes->end + first,
    .requested = episodes->requested ? episodes->requested + first : NULL,
    .closed = episodes->closed ? episodes->closed + first : NULL,
    .agency = episodes->agency + first,
    .n_levels = episodes->n_stages,
  };

  g_byte_array_set_size (scratch->cells, (guint) count);
  for (gsize i = 0; i < count; i++)
    {
      guint8 stage = episodes->stage[first + i];

      scratch->cells->data[i] = stage == BAL_EPISODES_NO_CODE8 ? 0 : stage + 1;
    }
  view.cell = scratch->cells->data;
  return view;
}

static void
read_states (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  const BalTransitions *self = BAL_TRANSITIONS (run->analysis);

  if (self->scheme == BAL_TRANSITION_SCHEME_STAGE)
    {
      BalEpisodes view = read_stages (scratch, run->input->episodes, first, count);

      bal_sweep_run (scratch->sweep, &view, 0, count, &run->window, NULL);
    }
  else
    bal_sweep_run (scratch->sweep, run->input->episodes, first, count, &run->window, NULL);
  bal_level_states_run (scratch->states, scratch->sweep, run->window.first, &self->states);
}

static void
count_once (BalTally *tally, guint group, guint counter)
{
  bal_tally_add (tally, group, counter, bal_tally_stamp (tally, group, counter));
}

static BalJump
get_jump (const BalAnalysisRun *run, guint from, guint to)
{
  if (BAL_TRANSITIONS (run->analysis)->scheme == BAL_TRANSITION_SCHEME_LEVEL)
    return bal_level_move_get_jump (run->input->episodes, (int) from, (int) to);
  if (to > from + 1)
    return BAL_JUMP_UP;
  return from > to + 1 ? BAL_JUMP_DOWN : BAL_JUMP_NONE;
}

static void
count_total (BalTally *tally, guint group, guint n_states, Total total)
{
  bal_tally_add (tally, group, get_of_total (n_states, total, FALSE), 1);
  count_once (tally, group, get_of_total (n_states, total, TRUE));
}

static void
count_moves (const BalAnalysisRun *run, const Scratch *scratch, BalTally *tally, guint group)
{
  guint n_states = g_strv_length (get_codes (BAL_TRANSITIONS (run->analysis), &run->input->scheme));

  for (gsize i = 0; i < scratch->states->n_moves; i++)
    {
      guint from = (guint) scratch->states->moves[i].from;
      guint to = (guint) scratch->states->moves[i].to;
      BalJump jump = get_jump (run, from, to);

      bal_tally_add (tally, group, get_of_pair (n_states, from, to, FALSE), 1);
      count_once (tally, group, get_of_pair (n_states, from, to, TRUE));
      count_total (tally, group, n_states, MOVES);
      count_total (tally, group, n_states, to > from ? UP : DOWN);
      if (jump != BAL_JUMP_NONE)
        count_total (tally, group, n_states, jump == BAL_JUMP_UP ? JUMPS_UP : JUMPS_DOWN);
    }
}

static void
count_runs (const BalAnalysisRun *run, const Scratch *scratch, BalTally *tally, guint group)
{
  gint64 any_days[MAX_STATES] = { 0 };

  bal_sweep_add_level_days (scratch->sweep, run->window.first, any_days);
  for (guint i = 0; i < MAX_STATES; i++)
    if (any_days[i] > 0)
      {
        bal_tally_add (tally, group, get_of_state (i, ANY_DAYS), any_days[i]);
        count_once (tally, group, get_of_state (i, CHILDREN));
      }
  for (gsize i = 0; i < scratch->states->n_runs; i++)
    {
      const BalLevelRun *state = &scratch->states->runs[i];

      if (state->level < 0)
        continue;
      bal_tally_add (tally, group, get_of_state ((guint) state->level, RUNS), 1);
      bal_tally_add (tally, group, get_of_state ((guint) state->level, RUN_DAYS), state->n_days);
      bal_tally_record (tally, group, (guint) state->level, (guint64) state->n_days, 1);
    }
}

static void
bal_transitions_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  read_states (run, scratch, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS, 1);
      count_moves (run, scratch, tally, group);
      count_runs (run, scratch, tally, group);
    }
}

static const BalReportColumn state_columns[] = {
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "runs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "runs" },
  { "days_highest", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "days_any", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "run_mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "run_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "run_p25", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "run_p75", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn move_columns[] = {
  { "from_state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "to_state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "moves", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "moves", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children_moving", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children_up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "down", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children_down", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "jumps_up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children_jumping_up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "jumps_down", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children_jumping_down", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_jumps_up", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static GStrv
get_report_codes (BalReport *report)
{
  return get_codes (report->extra, &report->scheme);
}

static void
add_states (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  GStrv codes = get_report_codes (report);

  for (guint state = 0; codes[state]; state++)
    {
      const gint64 *counters = &group->counters[get_of_state (state, 0)];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, codes[state]);
      bal_report_row_int (&row, counters[CHILDREN]);
      bal_report_row_int (&row, counters[RUNS]);
      bal_report_row_int (&row, counters[RUN_DAYS]);
      bal_report_row_int (&row, counters[ANY_DAYS]);
      bal_report_row_ratio (&row, counters[RUN_DAYS], counters[RUNS]);
      bal_report_row_quantile (&row, group->bins[state], 0.5);
      bal_report_row_quantile (&row, group->bins[state], 0.25);
      bal_report_row_quantile (&row, group->bins[state], 0.75);
    }
}

static void
add_moves (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  GStrv codes = get_report_codes (report);
  guint n_states = g_strv_length (codes);

  for (guint from = 0; from < n_states; from++)
    for (guint to = 0; to < n_states; to++)
      {
        const gint64 *counters = &group->counters[get_of_pair (n_states, from, to, FALSE)];
        BalReportRow row;

        if (from == to)
          continue;
        row = bal_report_begin_row (report, builder, group);
        bal_report_row_text (&row, codes[from]);
        bal_report_row_text (&row, codes[to]);
        bal_report_row_int (&row, counters[0]);
        bal_report_row_int (&row, counters[1]);
        bal_report_row_ratio (&row, counters[0],
                              group->counters[get_of_total (n_states, MOVES, FALSE)]);
      }
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  guint n_states = g_strv_length (get_report_codes (report));
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, group->counters[BAL_N_ROWS]);
  for (guint i = 0; i < 2 * N_TOTALS; i++)
    bal_report_row_int (&row, group->counters[get_of_total (n_states, i / 2, i % 2)]);
  bal_report_row_ratio (&row, group->counters[get_of_total (n_states, JUMPS_UP, FALSE)],
                        group->counters[get_of_total (n_states, MOVES, FALSE)]);
}

static void
bal_transitions_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "states", BAL_BASIS_ACTIVE, state_columns, G_N_ELEMENTS (state_columns), add_states },
    { "transitions", BAL_BASIS_NONE, move_columns, G_N_ELEMENTS (move_columns), add_moves },
    { "transition_totals", BAL_BASIS_NONE, total_columns, G_N_ELEMENTS (total_columns),
      add_totals },
  };

  report->extra = analysis;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  report->extra = NULL;
  bal_report_add_recording (report);
}

static void
bal_transitions_append_options (BalAnalysis *analysis, GString *options)
{
  BalTransitions *self = BAL_TRANSITIONS (analysis);

  g_string_append_printf (options, "scheme=%s\nshortest_state_days=%d\ngap_break_days=%d\n",
                          self->scheme == BAL_TRANSITION_SCHEME_STAGE ? "stage" : "level",
                          self->states.debounce_days, self->states.gap_breaks);
}

static void
bal_transitions_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalTransitions *self = BAL_TRANSITIONS (object);

  switch (id)
    {
    case PROP_SCHEME:
      g_value_set_enum (value, self->scheme);
      break;
    case PROP_SHORTEST_STATE_DAYS:
      g_value_set_int (value, self->states.debounce_days);
      break;
    case PROP_GAP_BREAK_DAYS:
      g_value_set_int (value, self->states.gap_breaks);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_transitions_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalTransitions *self = BAL_TRANSITIONS (object);

  switch (id)
    {
    case PROP_SCHEME:
      self->scheme = (BalTransitionScheme) g_value_get_enum (value);
      break;
    case PROP_SHORTEST_STATE_DAYS:
      self->states.debounce_days = g_value_get_int (value);
      break;
    case PROP_GAP_BREAK_DAYS:
      self->states.gap_breaks = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_transitions_class_init (BalTransitionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_transitions_get_property;
  object_class->set_property = bal_transitions_set_property;
  analysis_class->name = "transitions";
  analysis_class->append_options = bal_transitions_append_options;
  analysis_class->prepare = bal_transitions_prepare;
  analysis_class->describe = bal_transitions_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_transitions_count_child;
  analysis_class->finish = bal_transitions_finish;

  /**
   * BalTransitions:scheme:
   *
   * Whether states are levels or stages.
   *
   * Since: 0.1
   */
  props[PROP_SCHEME] = g_param_spec_enum ("scheme", NULL, NULL, BAL_TYPE_TRANSITION_SCHEME,
                                          BAL_TRANSITION_SCHEME_LEVEL, flags);
  /**
   * BalTransitions:shortest-state-days:
   *
   * The days that a state must last; a shorter one is absorbed by the state before it.
   *
   * Since: 0.1
   */
  props[PROP_SHORTEST_STATE_DAYS] =
    g_param_spec_int ("shortest-state-days", NULL, NULL, 0, G_MAXINT32, 0, flags);
  /**
   * BalTransitions:gap-break-days:
   *
   * The days without a state over which no move is counted; 0 counts moves over any gap.
   *
   * Since: 0.1
   */
  props[PROP_GAP_BREAK_DAYS] =
    g_param_spec_int ("gap-break-days", NULL, NULL, 0, G_MAXINT32, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_transitions_init (BalTransitions *self)
{
}

/**
 * bal_transitions_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of moves between states; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalTransitions *
bal_transitions_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_TRANSITIONS, "as-at", as_at, "period", period, "by", by, NULL);
}
