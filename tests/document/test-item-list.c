/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-list-private.h"

static void
test_copy (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_MENU);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (BalItemList) list = NULL;
  g_autoptr (GObject) item = NULL;

  g_list_store_append (store, menu);
  list = bal_item_list_new_copy (G_TYPE_MENU, G_LIST_MODEL (store));
  g_list_store_remove_all (store);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == G_TYPE_MENU);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (item == G_OBJECT (menu));
  g_assert_true (bal_item_list_peek (list, 0) == menu);
  g_assert_null (bal_item_list_peek (list, 1));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));
}

static void
test_wrong_type (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (BalItemList) list = NULL;

      g_list_store_append (store, menu);
      list = bal_item_list_new_copy (G_TYPE_CANCELLABLE, G_LIST_MODEL (store));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*A list of GCancellable cannot hold a GMenu*");
}

static void
test_empty (void)
{
  g_autoptr (BalItemList) bare = g_object_new (BAL_TYPE_ITEM_LIST, NULL);
  g_autoptr (BalItemList) none = bal_item_list_new_copy (G_TYPE_OBJECT, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bare)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-list/copy", test_copy);
  g_test_add_func ("/item-list/wrong-type", test_wrong_type);
  g_test_add_func ("/item-list/empty", test_empty);

  return g_test_run ();
}
