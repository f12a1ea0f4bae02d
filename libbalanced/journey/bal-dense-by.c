/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-dense-by-private.h"

static gboolean
is_of_cell (BalAttribute attribute)
{
  return attribute == BAL_ATTRIBUTE_STRAND || attribute == BAL_ATTRIBUTE_LEVEL;
}

/* Strand and level are in one column. */
static void
init_cells (BalDenseBy *self, const BalBy *by, const BalEpisodes *episodes)
{
  guint n_cells = (episodes->n_strands + 1u) * (episodes->n_levels + 1u);

  self->bytes = episodes->cell;
  for (guint cell = 0; cell < MIN (n_cells, G_N_ELEMENTS (self->of_byte)); cell++)
    for (guint i = 0; i < by->n; i++)
      {
        guint code = by->attributes[i] == BAL_ATTRIBUTE_STRAND ? cell / (episodes->n_levels + 1u)
                                                               : cell % (episodes->n_levels + 1u);

        self->of_byte[cell] = (guint16) (self->of_byte[cell] * by->sizes[i] + code);
      }
}

static void
find_column (BalDenseBy *self, BalAttribute attribute, const BalEpisodes *episodes)
{
  const guint8 *const bytes[BAL_N_ATTRIBUTES] = {
    [BAL_ATTRIBUTE_STAGE] = episodes->stage,
    [BAL_ATTRIBUTE_ROLE] = episodes->role,
    [BAL_ATTRIBUTE_NEED_TYPE] = episodes->need_type,
    [BAL_ATTRIBUTE_NEED_TIER] = episodes->need_tier,
    [BAL_ATTRIBUTE_GROUPING] = episodes->grouping,
    [BAL_ATTRIBUTE_MODE] = episodes->mode,
    [BAL_ATTRIBUTE_MEDIUM] = episodes->medium,
    [BAL_ATTRIBUTE_SOURCE] = episodes->source,
  };
  const guint16 *const words[BAL_N_ATTRIBUTES] = {
    [BAL_ATTRIBUTE_AGENCY] = episodes->agency,
    [BAL_ATTRIBUTE_PROVISION] = episodes->provision,
    [BAL_ATTRIBUTE_OUTCOME] = episodes->outcome,
  };

  self->bytes = bytes[attribute];
  self->words = words[attribute];
  self->longs = attribute == BAL_ATTRIBUTE_SETTING ? episodes->setting : NULL;
  for (guint byte = 0; byte < BAL_EPISODES_NO_CODE8; byte++)
    self->of_byte[byte] = (guint16) (byte + 1);
}

gboolean
bal_dense_by_init (BalDenseBy *self, const BalBy *by, const BalEpisodes *episodes, guint most)
{
  *self = (BalDenseBy){ .n_groups = (guint) MIN (by->n_combinations, G_MAXUINT) };
  if (by->n_combinations > most || by->has_child)
    return FALSE;
  if (by->n == 0)
    return TRUE;
  if (is_of_cell (by->attributes[0]) && (by->n == 1 || is_of_cell (by->attributes[by->n - 1])) &&
      by->n <= 2)
    init_cells (self, by, episodes);
  else if (by->n == 1)
    find_column (self, by->attributes[0], episodes);
  return bal_dense_by_get_kind (self) != BAL_DENSE_NONE;
}
