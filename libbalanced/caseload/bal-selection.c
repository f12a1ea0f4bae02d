/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-selection-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-vocabulary-private.h"
#include "libbalanced/core/bal-error.h"

/**
 * BalSelection:
 *
 * Which rows of a caseload are counted.
 *
 * A selection chooses rows; which children are looked at is another question, which
 * [class@Balanced.Cohort] answers. Each property is a list, of which a row must match one; %NULL
 * takes every row, those without a value too.
 *
 * ```c
 * const char *levels[] = { "targeted", "specialist", NULL };
 * g_autoptr (BalSelection) selection = g_object_new (BAL_TYPE_SELECTION, "levels", levels, NULL);
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */

enum
{
  PROP_STRANDS = 1,
  PROP_LEVELS,
  PROP_STAGES,
  PROP_AGENCIES,
  PROP_ROLES,
  PROP_NEED_TYPES,
  PROP_GROUPINGS,
  PROP_MODES,
  N_PROPERTIES,
};

struct _BalSelection
{
  GObject parent_instance;

  char **lists[N_PROPERTIES]; /* owned; by property; NULL: all */
};

static GParamSpec *properties[N_PROPERTIES];

/* The column that each property is about. */
static const BalField fields[N_PROPERTIES] = {
  [PROP_STRANDS] = BAL_FIELD_STRAND,     [PROP_LEVELS] = BAL_FIELD_LEVEL,
  [PROP_STAGES] = BAL_FIELD_STAGE,       [PROP_AGENCIES] = BAL_FIELD_AGENCY,
  [PROP_ROLES] = BAL_FIELD_ROLE,         [PROP_NEED_TYPES] = BAL_FIELD_NEED_TYPE,
  [PROP_GROUPINGS] = BAL_FIELD_GROUPING, [PROP_MODES] = BAL_FIELD_MODE,
};

G_DEFINE_FINAL_TYPE (BalSelection, bal_selection, G_TYPE_OBJECT)

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalSelection *self = BAL_SELECTION (object);

  if (id < N_PROPERTIES)
    self->lists[id] = g_value_dup_boxed (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalSelection *self = BAL_SELECTION (object);

  if (id < N_PROPERTIES)
    g_value_set_boxed (value, self->lists[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_selection_finalize (GObject *object)
{
  BalSelection *self = BAL_SELECTION (object);

  for (guint i = 0; i < N_PROPERTIES; i++)
    g_strfreev (self->lists[i]);

  G_OBJECT_CLASS (bal_selection_parent_class)->finalize (object);
}

static void
bal_selection_class_init (BalSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_selection_finalize;

  /**
   * BalSelection:strands:
   *
   * The codes of strands whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_STRANDS] = g_param_spec_boxed ("strands", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:levels:
   *
   * The codes of levels whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_LEVELS] = g_param_spec_boxed ("levels", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:stages:
   *
   * The codes of stages whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_STAGES] = g_param_spec_boxed ("stages", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:agencies:
   *
   * The agencies whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_AGENCIES] = g_param_spec_boxed ("agencies", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:roles:
   *
   * The roles whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_ROLES] = g_param_spec_boxed ("roles", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:need-types:
   *
   * The codes of needs, as recorded on rows, whose rows count.
   *
   * Since: 0.1
   */
  properties[PROP_NEED_TYPES] = g_param_spec_boxed ("need-types", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:groupings:
   *
   * The groupings whose rows count, such as `individual`.
   *
   * Since: 0.1
   */
  properties[PROP_GROUPINGS] = g_param_spec_boxed ("groupings", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalSelection:modes:
   *
   * The modes whose rows count, `direct` or `indirect`.
   *
   * Since: 0.1
   */
  properties[PROP_MODES] = g_param_spec_boxed ("modes", NULL, NULL, G_TYPE_STRV, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_selection_init (BalSelection *self)
{
}

/**
 * bal_selection_new:
 *
 * Creates a selection that takes every row.
 *
 * Lists are given to g_object_new().
 *
 * Returns: (transfer full): the selection
 *
 * Since: 0.1
 */
BalSelection *
bal_selection_new (void)
{
  return g_object_new (BAL_TYPE_SELECTION, NULL);
}

/* Sets the bytes of the codes that a list names. */
static gboolean
mark_names (const BalStore *store,
            const BalVocabulary *vocabulary,
            BalField field,
            char **names,
            guint8 *marks,
            GError **error)
{
  const BalSchemaColumn *column = bal_caseload_schema_find (BAL_CASELOAD_FILE_EPISODES, field);
  const BalNames *known = store->records[BAL_CASELOAD_FILE_EPISODES].names[field];
  gboolean open = bal_field_type_has_names (column->type);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint code;
      gboolean found =
        column->type == BAL_FIELD_TYPE_SCHEME
          ? bal_vocabulary_lookup (vocabulary, field, names[i], strlen (names[i]), &code)
          : bal_names_lookup (known, names[i], &code);

      if (found)
        marks[code] = 1;
      else if (!open)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Selecting rows: there is no code “%s” for the column %s", names[i],
                       column->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
mark_list (const BalSelection *self,
           guint id,
           const BalStore *store,
           const BalVocabulary *vocabulary,
           guint8 *marks,
           gsize n_marks,
           GError **error)
{
  memset (marks, self->lists[id] == NULL, n_marks);
  return self->lists[id] == NULL ||
         mark_names (store, vocabulary, fields[id], self->lists[id], marks, error);
}

static void
mark_cells (BalSelectionFilter *filter,
            const BalStore *store,
            const guint8 *strands,
            const guint8 *levels)
{
  guint n_strands = store->episodes.n_strands;
  guint n_levels = store->episodes.n_levels;

  /* 255 is the code of a missing one. */
  for (guint strand = 0; strand <= n_strands; strand++)
    {
      for (guint level = 0; level <= n_levels; level++)
        filter->cell[strand * (n_levels + 1) + level] =
          strands[(guint8) (strand - 1)] && levels[(guint8) (level - 1)];
    }
}

static gboolean
mark_lists (BalSelection *self, const BalStore *store, BalSelectionFilter *filter, GError **error)
{
  g_autoptr (BalVocabulary) vocabulary = bal_vocabulary_new (store->framework);
  guint8 strands[256];
  guint8 levels[256];
  const struct
  {
    guint id;
    guint8 *marks;
    gsize n_marks;
  } all[] = {
    { PROP_STRANDS, strands, sizeof strands },
    { PROP_LEVELS, levels, sizeof levels },
    { PROP_STAGES, filter->stage, sizeof filter->stage },
    { PROP_AGENCIES, filter->agency, sizeof filter->agency },
    { PROP_ROLES, filter->role, sizeof filter->role },
    { PROP_NEED_TYPES, filter->need_type, sizeof filter->need_type },
    { PROP_GROUPINGS, filter->grouping, sizeof filter->grouping },
    { PROP_MODES, filter->mode, sizeof filter->mode },
  };

  filter->takes_all = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      filter->takes_all = filter->takes_all && self->lists[all[i].id] == NULL;
      if (!mark_list (self, all[i].id, store, vocabulary, all[i].marks, all[i].n_marks, error))
        return FALSE;
    }
  mark_cells (filter, store, strands, levels);
  return TRUE;
}

BalSelectionFilter *
bal_selection_compile (BalSelection *self, const BalStore *store, GError **error)
{
  g_autofree BalSelectionFilter *filter = g_new0 (BalSelectionFilter, 1);

  return mark_lists (self, store, filter, error) ? g_steal_pointer (&filter) : NULL;
}
