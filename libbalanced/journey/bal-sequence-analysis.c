/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-analysis.h"

#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalSequenceAnalysis:
 *
 * Looks at how the units of a child come one after another, or at once.
 *
 * Each unit is known by a key: its values in one or more columns of episodes, such as "strand" and
 * "level". A value that is not recorded is a value of its own, and stays without a name in the
 * tables.
 *
 * The units are those that the selection counts and that have covered a day in the period, in the
 * order of the journey: by their start, by the recorded end with a missing one last, by source,
 * then by identifier or number of the row. Children belong to the groups of such units, and all
 * that is found in a child is counted in each of its groups.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_KEY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE (BalSequenceAnalysis, bal_sequence_analysis, BAL_TYPE_ANALYSIS)

static void
add_all (GPtrArray *names, const char *const *more)
{
  for (guint i = 0; more && more[i]; i++)
    g_ptr_array_add (names, g_strdup (more[i]));
}

static void
bal_sequence_analysis_describe (BalAnalysis *self,
                                const BalAnalysisScheme *scheme,
                                BalAnalysisNames *names)
{
  BalSequenceAnalysisClass *klass = BAL_SEQUENCE_ANALYSIS_GET_CLASS (self);

  add_all (names->counters, klass->group_counters);
  add_all (names->entry_counters, klass->entry_counters);
  add_all (names->entry_histograms, klass->entry_histograms);
}

static gboolean
bal_sequence_analysis_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  run->plan =
    bal_sequence_key_new (run->input,
                          bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)), error);
  return run->plan != NULL;
}

static guint
get_length (const char *const *names)
{
  return names ? g_strv_length ((char **) names) : 0;
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  BalSequenceAnalysisClass *klass = BAL_SEQUENCE_ANALYSIS_GET_CLASS (run->analysis);

  return bal_sequence_new (run, run->plan, get_length (klass->entry_counters),
                           get_length (klass->entry_histograms));
}

static void
scratch_free (gpointer data)
{
  bal_sequence_free (data);
}

static void
bal_sequence_analysis_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  bal_sequence_end_part (scratch, tally, BAL_SEQUENCE_ANALYSIS_GET_CLASS (run->analysis)->kinds);
}

static gboolean
bal_sequence_analysis_check_entry (BalAnalysis *analysis, GPtrArray *components)
{
  BalSequenceAnalysis *self = BAL_SEQUENCE_ANALYSIS (analysis);
  BalSequenceAnalysisClass *klass = BAL_SEQUENCE_ANALYSIS_GET_CLASS (self);

  return bal_sequence_check_entry (components, klass->kinds, klass->n_kinds,
                                   g_strv_length (analysis->by),
                                   get_length (bal_sequence_analysis_get_key (self)));
}

void
bal_sequence_analysis_append_options (BalAnalysis *analysis, GString *options)
{
  const char *const *key = bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis));
  g_autofree char *joined = g_strjoinv (" ", (char **) key);

  g_string_append_printf (options, "key=%s\n", joined);
}

static void
bal_sequence_analysis_finalize (GObject *object)
{
  g_strfreev (BAL_SEQUENCE_ANALYSIS (object)->key);

  G_OBJECT_CLASS (bal_sequence_analysis_parent_class)->finalize (object);
}

static void
bal_sequence_analysis_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KEY:
      g_value_set_boxed (value, bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_sequence_analysis_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KEY:
      BAL_SEQUENCE_ANALYSIS (object)->key = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_sequence_analysis_class_init (BalSequenceAnalysisClass *klass)
{
  static const char *const default_key[] = { "strand", "level", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;

  object_class->finalize = bal_sequence_analysis_finalize;
  object_class->get_property = bal_sequence_analysis_get_property;
  object_class->set_property = bal_sequence_analysis_set_property;
  analysis_class->append_options = bal_sequence_analysis_append_options;
  analysis_class->prepare = bal_sequence_analysis_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_sequence_analysis_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->end_part = bal_sequence_analysis_end_part;
  analysis_class->check_entry = bal_sequence_analysis_check_entry;
  klass->default_key = default_key;

  /**
   * BalSequenceAnalysis:key: (getter get_key)
   *
   * The columns of episodes whose values are the key of a unit, at most eight; where none is
   * given, those that the class has by default.
   *
   * Since: 0.1
   */
  props[PROP_KEY] =
    g_param_spec_boxed ("key", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_sequence_analysis_init (BalSequenceAnalysis *self)
{
}

/**
 * bal_sequence_analysis_get_key: (get-property key)
 * @self: an analysis
 *
 * Gets the columns whose values are the key of a unit.
 *
 * Returns: (transfer none) (array zero-terminated=1): names of columns of episodes
 *
 * Since: 0.1
 */
const char *const *
bal_sequence_analysis_get_key (BalSequenceAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_SEQUENCE_ANALYSIS (self), NULL);

  if (self->key && self->key[0])
    return (const char *const *) self->key;
  return BAL_SEQUENCE_ANALYSIS_GET_CLASS (self)->default_key;
}
