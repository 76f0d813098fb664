"""Who sits: present, represented, absent; who presided, who came and left, who signed."""
