/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-private.h"
#include "libbalanced/core/bal-error.h"

#define MAX_LEVELS 16
#define MAX_CELLS 255
#define MAX_TERMS 254 /* of the other schemes, which take a byte */

/* What a document states was checked when it was read; a framework may also be put together. */
static gboolean
check_schemes (const BalVocabulary *vocabulary, GError **error)
{
  guint n_strands = bal_vocabulary_get_names (vocabulary, BAL_FIELD_STRAND)->n_names;
  guint n_levels = bal_vocabulary_get_names (vocabulary, BAL_FIELD_LEVEL)->n_names;

  if (n_levels > MAX_LEVELS ||
      bal_vocabulary_get_names (vocabulary, BAL_FIELD_STAGE)->n_names > MAX_TERMS ||
      bal_vocabulary_get_names (vocabulary, BAL_FIELD_NEED_TYPE)->n_names > MAX_TERMS ||
      bal_vocabulary_get_names (vocabulary, BAL_FIELD_NEED_TIER)->n_names > MAX_TERMS)
    {
      g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
                   "Building the caseload: the framework has more than %d levels, or more than %d "
                   "stages, types or tiers of need, which the store cannot hold",
                   MAX_LEVELS, MAX_TERMS);
      return FALSE;
    }
  if (((guint64) n_strands + 1) * (n_levels + 1) > MAX_CELLS)
    {
      g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
                   "Building the caseload: %u strands and %u levels make more cells than the %d "
                   "that the store can hold",
                   n_strands, n_levels, MAX_CELLS);
      return FALSE;
    }
  for (guint level = 0; level < n_levels; level++)
    if (bal_vocabulary_get_level_band (vocabulary, level) == 0)
      {
        g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                     "Building the caseload: the level “%s” of the framework has no band",
                     bal_vocabulary_get_names (vocabulary, BAL_FIELD_LEVEL)->names[level]);
        return FALSE;
      }
  return TRUE;
}

gboolean
bal_store_use_schemes (BalStore *self, const BalVocabulary *vocabulary, GError **error)
{
  BalEpisodes *episodes = &self->episodes;
  int intervention = bal_vocabulary_get_stage_intervention (vocabulary);

  if (!check_schemes (vocabulary, error))
    return FALSE;

  episodes->n_strands = (guint8) bal_vocabulary_get_names (vocabulary, BAL_FIELD_STRAND)->n_names;
  episodes->n_levels = (guint8) bal_vocabulary_get_names (vocabulary, BAL_FIELD_LEVEL)->n_names;
  episodes->n_stages = (guint8) bal_vocabulary_get_names (vocabulary, BAL_FIELD_STAGE)->n_names;
  episodes->stage_intervention = intervention >= 0 ? (guint8) intervention : BAL_EPISODES_NO_CODE8;
  for (guint level = 0; level < episodes->n_levels; level++)
    episodes->level_band[level] = bal_vocabulary_get_level_band (vocabulary, level);
  return TRUE;
}

BalNames *
bal_store_make_fixed_names (const BalVocabulary *vocabulary, const BalSchemaColumn *column)
{
  if (column->type == BAL_FIELD_TYPE_SCHEME)
    return bal_names_ref (bal_vocabulary_get_names (vocabulary, column->field));
  if (column->type == BAL_FIELD_TYPE_CHOICE)
    return bal_names_new (column->choices, g_strv_length ((char **) column->choices));
  return NULL;
}
