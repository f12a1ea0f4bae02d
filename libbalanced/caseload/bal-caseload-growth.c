/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-private.h"

#include "libbalanced/caseload/bal-growth-private.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"

#define GROWING "Changing children of a caseload"

static BalGrowth *
begin (BalCaseload *self, BalStore *const *stores, guint n_stores, GError **error)
{
  g_autoptr (BalGrowth) before = bal_caseload_ref_growth (self);
  BalStore *base = before == NULL ? (BalStore *) bal_caseload_get_store (self) : NULL;

  return bal_growth_new (base, before, stores, n_stores, error);
}

static BalCaseload *
end (BalCaseload *self, BalGrowth *growth, GError **error)
{
  BalCaseload *grown;

  if (!bal_growth_end (growth, error))
    return NULL;
  grown = bal_caseload_new_grown (self, growth);
  if (bal_growth_is_large (growth))
    bal_caseload_compact (grown);
  return grown;
}

/**
 * bal_caseload_with_changes:
 * @self: a caseload
 * @changes: children with all the rows that they have now
 * @error: return location for an error
 *
 * Gives a caseload in which the children of another one stand instead of those of the same
 * identifiers.
 *
 * Of every kind of rows (episodes with their pauses, the row of `children.csv`, needs, statuses),
 * those of @changes replace all that the child has, where @changes has any for the child; so
 * @changes holds old rows beside new ones. Children that are not in @self are added. Where the
 * children of different sources are separate, only those of the same source are replaced.
 *
 * It takes time by the number of changed children, and memory for them: both caseloads share the
 * others. The first question about all children joins them into one store, in less than
 * half of the time that reading the records again takes; bal_caseload_compact() does so before
 * anybody asks. Every answer, the digest, and what a cache file holds of the rows, are those of a
 * caseload that was read from the same rows. Only findings and reconciliation stay those of @self:
 * @changes has its own. Where an episode of @changes has an identifier which its source uses for
 * another child too, both are kept, and the findings say so: asking for them joins the caseload.
 *
 * An error is what a reader would stop at as well: another framework, synthetic children among
 * real ones, more names than a store can hold, or sources that are separate in one of both and
 * linked in the other.
 *
 * Returns: (transfer full): the other caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_with_changes (BalCaseload *self, BalCaseload *changes, GError **error)
{
  g_autoptr (BalGrowth) growth = NULL;
  BalStore *store;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);
  g_return_val_if_fail (BAL_IS_CASELOAD (changes), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  store = (BalStore *) bal_caseload_get_store (changes);
  growth = begin (self, &store, 1, error);
  if (growth == NULL)
    return NULL;
  for (guint child = 0; child < store->n_children; child++)
    bal_growth_replace (growth, store, child, TRUE);
  return end (self, growth, error);
}

/* The stores of journeys, and which children of them they are; NULL with an error where one has no
 * identifier. */
static GPtrArray *
list_stores (GListModel *journeys, GArray *children, GError **error)
{
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func ((GDestroyNotify) bal_store_unref);

  for (guint i = 0; i < g_list_model_get_n_items (journeys); i++)
    {
      g_autoptr (BalJourney) journey = g_list_model_get_item (journeys, i);
      guint child;

      if (!bal_journey_is_of_caseload (journey))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       GROWING ": journey %u did not come from a caseload, so that its child has "
                               "no identifier",
                       i);
          return NULL;
        }
      g_ptr_array_add (stores,
                       bal_store_ref ((BalStore *) bal_journey_get_store (journey, &child)));
      g_array_append_val (children, child);
    }
  return g_steal_pointer (&stores);
}

/**
 * bal_caseload_with_journeys:
 * @self: a caseload
 * @journeys: a list of [class@Balanced.Journey] that came from a caseload, no two of one child
 * @error: return location for an error
 *
 * Gives a caseload in which children have other episodes.
 *
 * What a program has added with [method@Balanced.Journey.with_event] comes back into the caseload
 * this way. Needs, statuses and the row of `children.csv` stay as they are; a child that is not in
 * @self comes with those of its journey. The rest is as in
 * [method@Balanced.Caseload.with_changes].
 *
 * Returns: (transfer full): the other caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_with_journeys (BalCaseload *self, GListModel *journeys, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) stores = NULL;
  g_autoptr (BalGrowth) growth = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (journeys), NULL);
  g_return_val_if_fail (g_type_is_a (g_list_model_get_item_type (journeys), BAL_TYPE_JOURNEY),
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stores = list_stores (journeys, children, error);
  if (stores == NULL)
    return NULL;
  growth = begin (self, (BalStore *const *) stores->pdata, stores->len, error);
  if (growth == NULL)
    return NULL;
  for (guint i = 0; i < stores->len; i++)
    {
      if (bal_growth_replace (growth, stores->pdata[i], g_array_index (children, guint, i), FALSE))
        continue;
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   GROWING ": journey %u is of a child that another one is of", i);
      return NULL;
    }
  return end (self, growth, error);
}

/**
 * bal_caseload_compact:
 * @self: a caseload
 *
 * Puts what has changed and what has not into one store.
 *
 * It changes no answer, only when the time is spent: otherwise the first question about all
 * children does it. Of a caseload that has not grown, or has been asked, nothing is left to do.
 *
 * Since: 0.1
 */
void
bal_caseload_compact (BalCaseload *self)
{
  g_return_if_fail (BAL_IS_CASELOAD (self));

  bal_caseload_get_store (self);
}
