/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-missing-middle.h"

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/journey/bal-missing-middle-private.h"

/**
 * BalMissingMiddle:
 *
 * Whether the targeted level, the middle of an offer, is there, and whether children pass it by.
 *
 * Four tables: `missing_middle` has the shares of the targeted level among episodes, children and
 * minutes, the number of strands in which it was seen, and the share of two strands of the five
 * (identification and intervention) that tend to crowd out the others. `missing_middle_strands`
 * has the shares in each strand, and in a row of its own where the strand is missing.
 * `level_transitions` counts the moves between the highest levels of consecutive states, and says
 * which are jumps that pass the targeted level. And `first_specialist` says what came before the
 * first specialist start of each child: unknown where observation began less than
 * [property@Balanced.Analysis:observation-days] before. Observation of a child begins on
 * `observed_from`, else with its first record of any kind, a need or a status too.
 *
 * A share is of those whose level is recorded; that of the two strands, of those with a strand.
 * What is too little, or too much, is for the caller to say: there is a finding about a share only
 * where a threshold is given.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C4.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_SHORTEST_STATE_DAYS,
  PROP_GAP_BREAK_DAYS,
  PROP_SAME_STRAND,
  PROP_FOCUS_STRANDS,
  PROP_LEAST_TARGETED_SHARE,
  PROP_MOST_FOCUS_SHARE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static const char *const default_focus[] = { "identification", "intervention", NULL };

G_DEFINE_FINAL_TYPE (BalMissingMiddle, bal_missing_middle, BAL_TYPE_ANALYSIS)

typedef struct
{
  BalSweep *sweep;
  BalLevelStates *states;
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->sweep = bal_sweep_new ();
  scratch->states = bal_level_states_new ();
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  bal_sweep_free (scratch->sweep);
  bal_level_states_free (scratch->states);
  g_free (scratch);
}

static void
bal_missing_middle_describe (BalAnalysis *self,
                             const BalAnalysisScheme *scheme,
                             BalAnalysisNames *names)
{
  static const char *const figures[] = { "episodes", "started", "with_minutes", "minutes",
                                         "children" };
  static const char *const others[] = { "jumps_up",      "jumps_down",      "children_up",
                                        "children_down", "targeted_before", "no_targeted_before",
                                        "unknown_before" };
  guint n_strands = g_strv_length (scheme->strands), n_levels = g_strv_length (scheme->levels);

  for (guint scope = 0; scope <= n_strands + 1; scope++)
    {
      for (guint i = 0; i < BAL_MIDDLE_N_BANDS * BAL_MIDDLE_N_FIGURES; i++)
        bal_analysis_names_add (names, "%s %u %u", figures[i % BAL_MIDDLE_N_FIGURES], scope,
                                i / BAL_MIDDLE_N_FIGURES);
      bal_analysis_names_add (names, "children %u", scope);
    }
  for (guint i = 0; i < n_levels * n_levels; i++)
    {
      bal_analysis_names_add (names, "moves %u %u", i / n_levels, i % n_levels);
      bal_analysis_names_add (names, "children moving %u %u", i / n_levels, i % n_levels);
    }
  for (guint i = 0; i < BAL_MIDDLE_N_OTHERS; i++)
    bal_analysis_names_add (names, "%s", others[i]);
  /* A place for every counter is more than is stamped, and simple. */
  names->n_stamps = names->counters->len;
}

static void
count_once (BalTally *tally, guint group, guint counter)
{
  if (bal_tally_stamp (tally, group, counter))
    bal_tally_add (tally, group, counter, 1);
}

static void
count_in_scope (BalTally *tally,
                guint group,
                guint scope,
                guint band,
                gboolean started,
                guint32 minutes)
{
  bal_tally_add (tally, group, bal_middle_get_figure (scope, band, BAL_MIDDLE_EPISODES), 1);
  if (started)
    bal_tally_add (tally, group, bal_middle_get_figure (scope, band, BAL_MIDDLE_STARTED), 1);
  if (started && minutes != BAL_EPISODES_NO_CODE32)
    {
      bal_tally_add (tally, group, bal_middle_get_figure (scope, band, BAL_MIDDLE_WITH_MINUTES), 1);
      bal_tally_add (tally, group, bal_middle_get_figure (scope, band, BAL_MIDDLE_MINUTES),
                     minutes);
    }
  count_once (tally, group, bal_middle_get_figure (scope, band, BAL_MIDDLE_CHILDREN));
  if (band > 0)
    count_once (tally, group, bal_middle_get_known_children (scope));
}

static void
count_row (const BalAnalysisRun *run, BalTally *tally, guint group, gsize row, gboolean started)
{
  const BalEpisodes *episodes = run->input->episodes;
  int strand = bal_episodes_get_strand (episodes, row);
  int level = bal_episodes_get_level (episodes, row);
  guint band = level < 0 ? 0 : episodes->level_band[level];
  guint32 minutes = episodes->minutes ? episodes->minutes[row] : BAL_EPISODES_NO_CODE32;

  count_in_scope (tally, group, 0, band, started, minutes);
  if (strand < 0)
    strand = (int) episodes->n_strands;
  count_in_scope (tally, group, (guint) strand + 1, band, started, minutes);
}

static void
count_moves (const BalAnalysisRun *run, const BalLevelStates *states, BalTally *tally, guint group)
{
  static const guint jumps[] = {
    [BAL_JUMP_UP] = BAL_MIDDLE_JUMPS_UP, [BAL_JUMP_DOWN] = BAL_MIDDLE_JUMPS_DOWN
  };
  static const guint children[] = {
    [BAL_JUMP_UP] = BAL_MIDDLE_CHILDREN_UP, [BAL_JUMP_DOWN] = BAL_MIDDLE_CHILDREN_DOWN
  };
  const BalEpisodes *episodes = run->input->episodes;
  BalMiddleLayout layout = { episodes->n_strands, episodes->n_levels };

  for (gsize i = 0; i < states->n_moves; i++)
    {
      guint from = (guint) states->moves[i].from, to = (guint) states->moves[i].to;
      BalJump jump = bal_level_move_get_jump (episodes, (int) from, (int) to);

      bal_tally_add (tally, group, bal_middle_get_moves (&layout, from, to, FALSE), 1);
      count_once (tally, group, bal_middle_get_moves (&layout, from, to, TRUE));
      if (jump == BAL_JUMP_NONE)
        continue;
      bal_tally_add (tally, group, bal_middle_get_other (&layout, jumps[jump]), 1);
      count_once (tally, group, bal_middle_get_other (&layout, children[jump]));
    }
}

static void
count_as_a_whole (const BalAnalysisRun *run,
                  Scratch *scratch,
                  BalTally *tally,
                  gsize child,
                  gsize first,
                  gsize count)
{
  static const guint outcomes[] = {
    [BAL_SPECIALIST_START_TARGETED] = BAL_MIDDLE_TARGETED_BEFORE,
    [BAL_SPECIALIST_START_NO_TARGETED] = BAL_MIDDLE_NO_TARGETED_BEFORE,
    [BAL_SPECIALIST_START_UNKNOWN] = BAL_MIDDLE_UNKNOWN_BEFORE,
  };
  BalMissingMiddle *self = BAL_MISSING_MIDDLE (run->analysis);
  const BalEpisodes *episodes = run->input->episodes;
  BalMiddleLayout layout = { episodes->n_strands, episodes->n_levels };
  BalSpecialistStartOptions options = { (gint32) run->analysis->observation_days,
                                        self->same_strand };
  gint32 observed_from =
    run->input->get_observed_from ? run->input->get_observed_from (run->input->owner, child) : -1;
  gint32 other =
    run->input->get_first_record ? run->input->get_first_record (run->input->owner, child) : -1;
  BalSpecialistStart start;

  observed_from = bal_specialist_start_get_observed (episodes, first, count, observed_from, other);
  start = bal_specialist_start_test (episodes, first, count, &run->window, observed_from, &options);

  bal_sweep_run (scratch->sweep, episodes, first, count, &run->window, NULL);
  bal_level_states_run (scratch->states, scratch->sweep, run->window.first, &self->states);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      count_moves (run, scratch->states, tally, group);
      if (start != BAL_SPECIALIST_START_NONE)
        bal_tally_add (tally, group, bal_middle_get_other (&layout, outcomes[start]), 1);
    }
}

static void
bal_missing_middle_count_child (const BalAnalysisRun *run,
                                gpointer scratch,
                                BalTally *tally,
                                gsize child,
                                gsize first,
                                gsize count)
{
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start;
      guint group;

      if (!bal_analysis_run_counts (run, row) || !bal_analysis_run_has_row (run, row, &start))
        continue;
      count_row (run, tally, BAL_TALLY_TOTAL, row, start >= run->window.first);
      group = bal_tally_get_group (tally, row);
      if (group != BAL_TALLY_TOTAL)
        count_row (run, tally, group, row, start >= run->window.first);
    }
  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len > 0)
    count_as_a_whole (run, scratch, tally, child, first, count);
}

static void
bal_missing_middle_append_options (BalAnalysis *analysis, GString *options)
{
  BalMissingMiddle *self = BAL_MISSING_MIDDLE (analysis);
  g_autofree char *focus = g_strjoinv (" ", self->focus_strands);
  g_autofree char *least = bal_text_format_number (self->least_targeted_share);
  g_autofree char *most = bal_text_format_number (self->most_focus_share);

  g_string_append_printf (options,
                          "shortest_state_days=%d\ngap_break_days=%d\nsame_strand=%s\n"
                          "focus_strands=%s\nleast_targeted_share=%s\nmost_focus_share=%s\n",
                          self->states.debounce_days, self->states.gap_breaks,
                          self->same_strand ? "true" : "false", focus,
                          self->least_targeted_share < 0 ? "" : least,
                          self->most_focus_share < 0 ? "" : most);
}

static void
bal_missing_middle_finalize (GObject *object)
{
  g_strfreev (BAL_MISSING_MIDDLE (object)->focus_strands);

  G_OBJECT_CLASS (bal_missing_middle_parent_class)->finalize (object);
}

static void
bal_missing_middle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalMissingMiddle *self = BAL_MISSING_MIDDLE (object);

  switch (id)
    {
    case PROP_SHORTEST_STATE_DAYS:
      g_value_set_int (value, self->states.debounce_days);
      break;
    case PROP_GAP_BREAK_DAYS:
      g_value_set_int (value, self->states.gap_breaks);
      break;
    case PROP_SAME_STRAND:
      g_value_set_boolean (value, self->same_strand);
      break;
    case PROP_FOCUS_STRANDS:
      g_value_set_boxed (value, self->focus_strands);
      break;
    case PROP_LEAST_TARGETED_SHARE:
      g_value_set_double (value, self->least_targeted_share);
      break;
    case PROP_MOST_FOCUS_SHARE:
      g_value_set_double (value, self->most_focus_share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_missing_middle_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalMissingMiddle *self = BAL_MISSING_MIDDLE (object);

  switch (id)
    {
    case PROP_SHORTEST_STATE_DAYS:
      self->states.debounce_days = g_value_get_int (value);
      break;
    case PROP_GAP_BREAK_DAYS:
      self->states.gap_breaks = g_value_get_int (value);
      break;
    case PROP_SAME_STRAND:
      self->same_strand = g_value_get_boolean (value);
      break;
    case PROP_FOCUS_STRANDS:
      g_strfreev (self->focus_strands);
      self->focus_strands =
        g_value_get_boxed (value) ? g_value_dup_boxed (value) : g_strdupv ((char **) default_focus);
      break;
    case PROP_LEAST_TARGETED_SHARE:
      self->least_targeted_share = g_value_get_double (value);
      break;
    case PROP_MOST_FOCUS_SHARE:
      self->most_focus_share = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_missing_middle_class_init (BalMissingMiddleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_missing_middle_finalize;
  object_class->get_property = bal_missing_middle_get_property;
  object_class->set_property = bal_missing_middle_set_property;
  analysis_class->name = "missing_middle";
  analysis_class->append_options = bal_missing_middle_append_options;
  analysis_class->describe = bal_missing_middle_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_missing_middle_count_child;
  analysis_class->finish = bal_missing_middle_finish;

  /**
   * BalMissingMiddle:shortest-state-days:
   *
   * A state that lasts fewer days is absorbed by the one before it; 0: none is.
   *
   * Since: 0.1
   */
  props[PROP_SHORTEST_STATE_DAYS] =
    g_param_spec_int ("shortest-state-days", NULL, NULL, 0, G_MAXINT32, 0, flags);
  /**
   * BalMissingMiddle:gap-break-days:
   *
   * No move is counted across a gap of so many days or more; 0: gaps never hide a move.
   *
   * Since: 0.1
   */
  props[PROP_GAP_BREAK_DAYS] =
    g_param_spec_int ("gap-break-days", NULL, NULL, 0, G_MAXINT32, 0, flags);
  /**
   * BalMissingMiddle:same-strand:
   *
   * Whether only a targeted unit of the same strand comes before a first specialist start.
   *
   * What came before a start whose strand is missing is then unknown.
   *
   * Since: 0.1
   */
  props[PROP_SAME_STRAND] = g_param_spec_boolean ("same-strand", NULL, NULL, FALSE, flags);
  /**
   * BalMissingMiddle:focus-strands:
   *
   * The codes of the strands whose joint share of episodes is shown.
   *
   * Since: 0.1
   */
  props[PROP_FOCUS_STRANDS] = g_param_spec_boxed ("focus-strands", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalMissingMiddle:least-targeted-share:
   *
   * A share of targeted episodes below this is a finding; -1: none is.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_TARGETED_SHARE] =
    g_param_spec_double ("least-targeted-share", NULL, NULL, -1, 1, -1, flags);
  /**
   * BalMissingMiddle:most-focus-share:
   *
   * A joint share of the focus strands above this is a finding; -1: none is.
   *
   * Since: 0.1
   */
  props[PROP_MOST_FOCUS_SHARE] =
    g_param_spec_double ("most-focus-share", NULL, NULL, -1, 1, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_missing_middle_init (BalMissingMiddle *self)
{
  self->focus_strands = g_strdupv ((char **) default_focus);
}

/**
 * bal_missing_middle_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the missing middle; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalMissingMiddle *
bal_missing_middle_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_MISSING_MIDDLE, "as-at", as_at, "period", period, "by", by, NULL);
}
