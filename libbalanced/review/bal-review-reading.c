/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-reading-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-period.h"

gboolean
bal_review_read_text (BalNode object, const char *name, char **text, GError **error)
{
  BalNode member = bal_node_get_member (object, name);
  const char *value = NULL;

  *text = NULL;
  if (!bal_node_exists (member) || bal_node_get_kind (member) == BAL_NODE_KIND_NULL)
    return TRUE;
  value = bal_node_get_text (member, error);
  *text = g_strdup (value);

  return value != NULL;
}

gboolean
bal_review_read_name (BalNode object, const char *name, char **text, GError **error)
{
  BalNode member = { 0 };
  const char *value = NULL;

  *text = NULL;
  if (!bal_node_need_member (object, name, &member, error))
    return FALSE;
  value = bal_node_get_text (member, error);
  if (value != NULL && *value == '\0')
    bal_node_set_error (member, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "the name is empty");
  if (value == NULL || *value == '\0')
    return FALSE;
  *text = g_strdup (value);

  return TRUE;
}

gboolean
bal_review_read_day (BalNode object, const char *name, gint32 *day, GError **error)
{
  g_autofree char *text = NULL;

  *day = BAL_DAY_NONE;
  if (!bal_review_read_text (object, name, &text, error))
    return FALSE;
  if (text == NULL || bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, day, NULL))
    return TRUE;
  bal_node_set_error (bal_node_get_member (object, name), error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                      "this is not a day such as “2021-02-28”");

  return FALSE;
}

gboolean
bal_review_read_period (BalNode object, const char *name, BalPeriod **period, GError **error)
{
  g_autofree char *text = NULL;

  *period = NULL;
  if (!bal_review_read_text (object, name, &text, error))
    return FALSE;
  *period = text != NULL ? bal_period_parse (text, NULL) : NULL;
  if (text == NULL || *period != NULL)
    return TRUE;
  bal_node_set_error (bal_node_get_member (object, name), error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                      "this is not a period such as “2020-03-01/2021-02-28”");

  return FALSE;
}

gboolean
bal_review_read_boolean (BalNode object, const char *name, gboolean *value, GError **error)
{
  BalNode member = { 0 };

  return bal_node_need_member (object, name, &member, error) &&
         bal_node_get_boolean (member, value, error);
}

gboolean
bal_review_read_array (BalNode object, const char *name, BalNode *array, GError **error)
{
  return bal_node_need_member (object, name, array, error) &&
         bal_node_check_kind (*array, BAL_NODE_KIND_ARRAY, error);
}
