/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-cohort-private.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"

/**
 * BalCohort:
 *
 * Some children of a caseload, with all their rows.
 *
 * A cohort chooses children; which rows are counted is another question, which
 * [class@Balanced.Selection] answers. Cohorts of one caseload combine.
 *
 * ```python
 * slcn = caseload.cohort(need_type='SLCN', age=(4, 10), as_at='2021-02-28')
 * print(len(slcn))
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */
struct _BalCohort
{
  GObject parent_instance;

  BalCaseload *caseload; /* owned; NULL in one that was made bare */
  BalBitmap *children;   /* owned */
};

enum
{
  PROP_CASELOAD = 1,
  PROP_N_CHILDREN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalCohort, bal_cohort, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCohort *self = BAL_COHORT (object);

  if (id == PROP_CASELOAD)
    g_value_set_object (value, self->caseload);
  else if (id == PROP_N_CHILDREN)
    g_value_set_uint (value, bal_cohort_get_n_children (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_cohort_finalize (GObject *object)
{
  BalCohort *self = BAL_COHORT (object);

  g_clear_object (&self->caseload);
  g_clear_pointer (&self->children, bal_bitmap_unref);

  G_OBJECT_CLASS (bal_cohort_parent_class)->finalize (object);
}

static void
bal_cohort_class_init (BalCohortClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->finalize = bal_cohort_finalize;

  /**
   * BalCohort:caseload:
   *
   * The caseload that the children are of.
   *
   * Since: 0.1
   */
  properties[PROP_CASELOAD] =
    g_param_spec_object ("caseload", NULL, NULL, BAL_TYPE_CASELOAD, flags);

  /**
   * BalCohort:n-children:
   *
   * The number of children.
   *
   * Since: 0.1
   */
  properties[PROP_N_CHILDREN] =
    g_param_spec_uint ("n-children", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_cohort_init (BalCohort *self)
{
  self->children = bal_bitmap_new ();
}

static BalCohort *
new_take (BalCaseload *caseload, BalBitmap *children)
{
  BalCohort *self = g_object_new (BAL_TYPE_COHORT, NULL);

  g_set_object (&self->caseload, caseload);
  bal_bitmap_unref (self->children);
  self->children = children;
  return self;
}

/**
 * bal_cohort_new:
 * @caseload: a caseload
 * @query: (nullable): which children, or %NULL for all
 * @error: return location for an error
 *
 * Chooses children of a caseload.
 *
 * A code that the framework does not have is an error, as is an agency, a setting, a status or
 * another value that no row has: it names the column. So is a question about ages, needs or
 * statuses without an as-at date. An identifier that no row has finds nobody.
 *
 * Returns: (transfer full): the cohort
 *
 * Since: 0.1
 */
BalCohort *
bal_cohort_new (BalCaseload *caseload, BalCohortQuery *query, GError **error)
{
  g_autoptr (BalCohortQuery) everybody = NULL;
  BalBitmap *children;

  g_return_val_if_fail (BAL_IS_CASELOAD (caseload), NULL);
  g_return_val_if_fail (query == NULL || BAL_IS_COHORT_QUERY (query), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (query == NULL)
    query = everybody = bal_cohort_query_new ();
  children = bal_cohort_find_children (bal_caseload_get_store (caseload), query, error);
  return children != NULL ? new_take (caseload, children) : NULL;
}

/**
 * bal_cohort_get_caseload: (get-property caseload)
 * @self: a cohort
 *
 * Gets the caseload that the children are of.
 *
 * Returns: (transfer none) (nullable): the caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_cohort_get_caseload (BalCohort *self)
{
  g_return_val_if_fail (BAL_IS_COHORT (self), NULL);

  return self->caseload;
}

/**
 * bal_cohort_get_n_children: (get-property n-children)
 * @self: a cohort
 *
 * Gets the number of children.
 *
 * Returns: the number of children
 *
 * Since: 0.1
 */
guint
bal_cohort_get_n_children (BalCohort *self)
{
  g_return_val_if_fail (BAL_IS_COHORT (self), 0);

  return (guint) bal_bitmap_get_count (self->children);
}

/**
 * bal_cohort_contains:
 * @self: a cohort
 * @child: the number of a child in the caseload
 *
 * Whether a child is one of the cohort.
 *
 * Returns: whether it is
 *
 * Since: 0.1
 */
gboolean
bal_cohort_contains (BalCohort *self, guint child)
{
  g_return_val_if_fail (BAL_IS_COHORT (self), FALSE);

  return bal_bitmap_contains (self->children, child);
}

/**
 * bal_cohort_get_child:
 * @self: a cohort
 * @position: a place in the cohort, from 0
 *
 * Gets the number in the caseload of a child of the cohort.
 *
 * Returns: the number, or %G_MAXUINT behind the last one
 *
 * Since: 0.1
 */
guint
bal_cohort_get_child (BalCohort *self, guint position)
{
  g_return_val_if_fail (BAL_IS_COHORT (self), G_MAXUINT);

  if (position >= bal_bitmap_get_count (self->children))
    return G_MAXUINT;
  return (guint) bal_bitmap_get_nth (self->children, position);
}

static BalCohort *
combine (BalCohort *self,
         BalCohort *other,
         BalBitmap *(*func) (const BalBitmap *a, const BalBitmap *b),
         GError **error)
{
  if (self->caseload != other->caseload)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Combining cohorts: they are of different caseloads");
      return NULL;
    }
  return new_take (self->caseload, func (self->children, other->children));
}

/**
 * bal_cohort_unite:
 * @self: a cohort
 * @other: another one of the same caseload
 * @error: return location for an error
 *
 * Gives the children that are in one cohort or the other.
 *
 * Returns: (transfer full): the cohort
 *
 * Since: 0.1
 */
BalCohort *
bal_cohort_unite (BalCohort *self, BalCohort *other, GError **error)
{
  g_return_val_if_fail (BAL_IS_COHORT (self) && BAL_IS_COHORT (other), NULL);

  return combine (self, other, bal_bitmap_union, error);
}

/**
 * bal_cohort_intersect:
 * @self: a cohort
 * @other: another one of the same caseload
 * @error: return location for an error
 *
 * Gives the children that are in both cohorts.
 *
 * Returns: (transfer full): the cohort
 *
 * Since: 0.1
 */
BalCohort *
bal_cohort_intersect (BalCohort *self, BalCohort *other, GError **error)
{
  g_return_val_if_fail (BAL_IS_COHORT (self) && BAL_IS_COHORT (other), NULL);

  return combine (self, other, bal_bitmap_intersect, error);
}

/**
 * bal_cohort_subtract:
 * @self: a cohort
 * @other: another one of the same caseload
 * @error: return location for an error
 *
 * Gives the children that are in the cohort and not in the other.
 *
 * Returns: (transfer full): the cohort
 *
 * Since: 0.1
 */
BalCohort *
bal_cohort_subtract (BalCohort *self, BalCohort *other, GError **error)
{
  g_return_val_if_fail (BAL_IS_COHORT (self) && BAL_IS_COHORT (other), NULL);

  return combine (self, other, bal_bitmap_difference, error);
}

/**
 * bal_cohort_complement:
 * @self: a cohort
 *
 * Gives the children of the caseload that are not in the cohort.
 *
 * Returns: (transfer full): the cohort
 *
 * Since: 0.1
 */
BalCohort *
bal_cohort_complement (BalCohort *self)
{
  g_autoptr (BalBitmap) all = bal_bitmap_new ();
  guint n_children;

  g_return_val_if_fail (BAL_IS_COHORT (self), NULL);

  n_children = self->caseload != NULL ? bal_caseload_get_n_children (self->caseload) : 0;
  if (n_children > 0)
    bal_bitmap_add_range (all, 0, n_children - 1);
  return new_take (self->caseload, bal_bitmap_difference (all, self->children));
}

const BalBitmap *
bal_cohort_get_bitmap (BalCohort *self)
{
  return self->children;
}
